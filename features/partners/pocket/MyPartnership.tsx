import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { useGuest, useMay, useViewer } from '#ui/Viewer.tsx'
import { partners, useDictionary } from './api.ts'
import './partners.css'

type Mine = Awaited<ReturnType<typeof partners.listMine>>['items'][number]

/** My own partnership and those of my organisations; or the way to become one. */
export function MyPartnership() {
  const t = useT('partners-pocket')
  const mayApply = useMayJoin()
  const guest = useGuest()
  const mine = useQuery({ queryKey: ['partners', 'mine'], queryFn: () => partners.listMine({}), enabled: !guest })
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />
  const items = mine.data?.items ?? []
  const standing = items.some(one => one.mine === 'person' && isStanding(one))
  return (
    <>
      {items.map(one => (
        <MineCard key={one.id} partner={one} />
      ))}
      {(guest || mine.isSuccess) && mayApply && !standing && (
        <Link to="/partners/join" className="jl-button jl-button-primary">
          {t('join.open')}
        </Link>
      )}
    </>
  )
}

/** Residents for themselves, and whoever is not signed in yet, who is asked to on the way; whoever holds a post applies for the organisation at the desk. */
export function useMayJoin(): boolean {
  const mayApply = useMay('partner.apply')
  const { posts, guest } = useViewer()
  return (mayApply || guest === true) && posts.every(post => post.role === 'resident')
}

function isStanding({ state }: Pick<Mine, 'state'>): boolean {
  return ['applied', 'invited', 'registered', 'reviewing'].includes(state)
}

function MineCard({ partner }: { partner: Mine }) {
  const t = useT('partners-pocket')
  const words = useT('partners')
  const { fieldName } = useDictionary()
  const [leaving, setLeaving] = useState(false)
  const isPerson = partner.mine === 'person'
  return (
    <article className="pp-card" aria-label={t('mine.title')}>
      <h2>{isPerson ? t('mine.title') : partner.name}</h2>
      <p>
        {words(`states.${partner.state}`)} · {partner.areaName}
      </p>
      <p>{partner.fields.map(fieldName).join(t('comma'))}</p>
      <p className="pp-quiet">{isPerson ? t('mine.done', { count: partner.done ?? 0 }) : t('mine.organisation')}</p>
      {partner.reports && isStanding(partner) && (
        <>
          <p>{t('sentinel.lead')}</p>
          <p className="pp-quiet">{t('sentinel.own', partner.reports)}</p>
          <Link to="/report" className="jl-button jl-button-primary">
            {t('sentinel.report')}
          </Link>
          <Link to="/my" className="jl-button">
            {t('sentinel.mine')}
          </Link>
        </>
      )}
      {partner.reason && <p className="pp-quiet">{partner.reason}</p>}
      {isStanding(partner) && partner.state !== 'invited' && !leaving && (
        <button type="button" className="jl-button" onClick={() => setLeaving(true)}>
          {t('leave.open')}
        </button>
      )}
      {leaving && <Leave partner={partner} onDone={() => setLeaving(false)} />}
    </article>
  )
}

function Leave({ partner, onDone }: { partner: Mine; onDone: () => void }) {
  const t = useT('partners-pocket')
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const { district, id } = partner
  const leave = useMutation({
    mutationFn: () => partners.leaveRegister({ params: { district, id }, body: { requestId: newId(), reason } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['partners'] })
      onDone()
    },
  })
  return (
    <form
      className="pp-stack"
      onSubmit={event => {
        event.preventDefault()
        leave.mutate()
      }}
    >
      <p>{t('leave.lead')}</p>
      <label className="pp-field">
        {t('leave.reason')}
        <input value={reason} maxLength={500} onChange={event => setReason(event.target.value)} />
      </label>
      {leave.error && <ErrorState error={leave.error} />}
      <button type="submit" className="jl-button jl-button-primary" disabled={reason.trim() === '' || leave.isPending}>
        {t('leave.do')}
      </button>
      <button type="button" className="jl-button" onClick={onDone}>
        {t('leave.stay')}
      </button>
    </form>
  )
}
