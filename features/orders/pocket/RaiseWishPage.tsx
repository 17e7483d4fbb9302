import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type SyntheticEvent, useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { orders } from './api.ts'
import { AreaChoice } from './AreaChoice.tsx'
import { Behalf, behalfBody, blankBehalf } from './Behalf.tsx'
import { Back } from './Parts.tsx'
import { useMyArea } from './use-my-area.ts'

/** Raises a wish; says what the wall will and will not show. */
export function RaiseWishPage() {
  const t = useT('orders-pocket')
  const say = useMoment()
  const [requestId] = useState(() => newId())
  const [words, setWords] = useState('')
  const [area, setArea] = useMyArea()
  const [shownName, setShownName] = useState('')
  const [behalf, setBehalf] = useState(blankBehalf)
  const send = useMutation({
    mutationFn: (areaCode: string) =>
      orders.raiseWish({
        body: {
          ...{ requestId, areaCode, words: words.trim(), ...behalfBody(behalf) },
          ...(shownName.trim() ? { shownName: shownName.trim() } : {}),
        },
      }),
  })
  const ready = words.trim().length >= 2 && area !== null
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (ready) send.mutate(area)
  }
  if (send.data)
    return (
      <div className="op-stack">
        <div className="op-card" role="status">
          <h1 className="op-title">{t('raise.done', { number: send.data.number })}</h1>
          {send.data.hearBy && <p>{t('raise.hearBy', { date: say(send.data.hearBy) })}</p>}
        </div>
        <Link to="/commitments" className="op-button">
          {t('raise.see')}
        </Link>
      </div>
    )
  return (
    <form className="op-stack" noValidate onSubmit={submit}>
      <Back to="/wishes" text={t('wall.title')} />
      <h1>{t('raise.title')}</h1>
      <div className="op-card">
        <div className="op-field">
          <label htmlFor="wish-words">{t('raise.words')}</label>
          <textarea id="wish-words" maxLength={1000} value={words} onChange={event => setWords(event.target.value)} />
          <p className="op-quiet">{t('raise.wordsHelp')}</p>
        </div>
        <AreaChoice value={area} onChange={setArea} />
        <div className="op-field">
          <label htmlFor="wish-name">{t('raise.shownName')}</label>
          <input id="wish-name" maxLength={6} value={shownName} onChange={event => setShownName(event.target.value)} />
          <p className="op-quiet">{t('raise.shownHelp')}</p>
        </div>
        <Behalf value={behalf} onChange={setBehalf} />
      </div>
      {send.isError && <ErrorState error={send.error} />}
      {!ready && <p className="op-quiet">{t('raise.missing')}</p>}
      <button type="submit" className="op-button" data-primary disabled={!ready || send.isPending}>
        {t('raise.send')}
      </button>
    </form>
  )
}
