import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { StateName } from '#ui/tokens.ts'
import { arrivedBefore, type OutboxItem, type Standing } from './outbox-item.ts'
import { drop, retry, takeBack } from './outbox.ts'
import './outbox.css'
import type { OutboxEntry } from './use-outbox.ts'

const marks: Record<Standing, StateName> = { draft: 'hold', waiting: 'waiting', refused: 'soon', sent: 'done' }

/** One thing that waits: what it is, how far it came, why it has not arrived, and what can be done about it. */
export function OutboxCard({ entry }: { entry: OutboxEntry }) {
  const t = useT('outbox')
  const say = useMoment()
  const { item, photos } = entry
  const done = Object.keys(item.progress.acknowledged).length
  return (
    <li className="jo-card">
      <p className="jo-title">{item.title || t('untitled')}</p>
      <p className="jo-line">
        <StateMark state={marks[item.standing]} word={t(`groups.${item.standing}`)} />
        <span>{t(item.what)}</span>
        <span>{t('begun', { date: say(new Date(item.createdAt).toISOString()) })}</span>
        {photos > 0 && (
          <span>{done > 0 ? t('acknowledged', { done, count: photos }) : t('photos', { count: photos })}</span>
        )}
      </p>
      <Why item={item} />
      <Choices item={item} />
    </li>
  )
}

/** In words, why it stands where it stands. */
export function Why({ item }: { item: OutboxItem }) {
  const t = useT('outbox')
  const { standing, fault } = item
  if (standing === 'sent') {
    const number = numberIn(item.reply)
    return <p>{number === null ? t('sent') : t('sentNumber', { number })}</p>
  }
  if (arrivedBefore(item)) return <p>{t('why.arrived')}</p>
  if (fault?.kind === 'refused') {
    const details = (fault.problem.errors ?? []).map(error => error.detail)
    return <p className="jo-reason">{t('reason', { reason: [fault.problem.detail, ...details].join(' ') })}</p>
  }
  if (standing === 'waiting') return <p>{t(`why.${fault?.kind ?? 'fresh'}`)}</p>
  return null
}

function Choices({ item }: { item: OutboxItem }) {
  const t = useT('outbox')
  const navigate = useNavigate()
  const [asked, setAsked] = useState(false)
  const { standing } = item
  const edit = async () => {
    if (standing !== 'draft') await takeBack(item.id)
    await navigate({ to: item.page.to, search: { ...item.page.search, item: item.id } })
  }
  if (asked) return <Sure item={item} onNo={() => setAsked(false)} />
  if (standing === 'sent') {
    return (
      <div className="jo-actions">
        <Button text={t('actions.seen')} onPress={() => void drop(item.id)} />
        <After item={item} />
      </div>
    )
  }
  const late = arrivedBefore(item)
  return (
    <div className="jo-actions">
      <Button text={t('actions.drop')} onPress={() => setAsked(true)} />
      {!late && <Button text={t(standing === 'draft' ? 'actions.go' : 'actions.edit')} onPress={() => void edit()} />}
      {!late && standing !== 'draft' && <Button text={t('actions.retry')} onPress={() => void retry(item.id)} />}
    </div>
  )
}

function Sure({ item, onNo }: { item: OutboxItem; onNo: () => void }) {
  const t = useT('outbox')
  const ask = t(item.standing !== 'draft' && item.tries > 0 && !arrivedBefore(item) ? 'dropAskTried' : 'dropAsk')
  return (
    <div role="alertdialog" aria-label={t('actions.drop')} className="jo-ask">
      <p>{ask}</p>
      <div className="jo-actions">
        <Button text={t('dropYes')} onPress={() => void drop(item.id)} />
        <button type="button" className="jl-button jl-button-primary" autoFocus onClick={onNo}>
          {t('dropNo')}
        </button>
      </div>
    </div>
  )
}

function After({ item }: { item: OutboxItem }) {
  const t = useT('outbox')
  const { reply } = item
  const params = typeof reply === 'object' && reply !== null ? { ...reply } : {}
  return (
    <Link to={item.after ?? item.page.to} params={params} className="jl-button jl-button-primary">
      {t('actions.look')}
    </Link>
  )
}

function Button({ text, onPress }: { text: string; onPress: () => void }) {
  return (
    <button type="button" className="jl-button" onClick={onPress}>
      {text}
    </button>
  )
}

function numberIn(reply: unknown): string | null {
  const number = typeof reply === 'object' && reply !== null && 'number' in reply ? reply.number : null
  return typeof number === 'string' ? number : null
}
