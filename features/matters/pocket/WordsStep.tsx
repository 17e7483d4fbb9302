import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { isPhone } from '../index.ts'
import { matters } from './api.ts'
import { ContactFields } from './ContactFields.tsx'
import type { ReportState } from './use-report.ts'

/** Everyday needs come first; the rest unfolds. */
const FIRST_KINDS = 9

/** What happened, of which kind, and how to reach the reporter. */
export function WordsStep({ report }: { report: ReportState }) {
  const t = useT('matters-pocket')
  const { draft, change, queue, submit } = report
  const [tried, setTried] = useState(false)
  const tooShort = draft.words.trim().length < 2
  const phoneWrong = !draft.anonymous && draft.phone.trim() !== '' && !isPhone(draft.phone.trim())
  const send = () => {
    setTried(true)
    if (!tooShort && !phoneWrong && !queue.busy && !queue.failed) submit.mutate()
  }
  return (
    <form
      className="jm-stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <div className="jm-field">
        <label htmlFor="words">{t('report.wordsLabel')}</label>
        <textarea
          id="words"
          maxLength={2000}
          value={draft.words}
          aria-invalid={tried && tooShort}
          aria-describedby="words-help"
          onChange={event => change({ words: event.target.value })}
        />
        <p id="words-help" className={tried && tooShort ? 'jm-wrong' : 'jm-quiet'}>
          {tried && tooShort ? t('report.wordsShort') : t('report.wordsHint')}
        </p>
      </div>
      <CategoryChips
        all={draft.kind === 'grid_event'}
        chosen={draft.categoryId}
        onChoose={categoryId => change({ categoryId })}
      />
      {draft.kind === 'resident_request' && <ContactFields report={report} phoneWrong={tried && phoneWrong} />}
      {queue.busy && <p className="jm-quiet">{t('report.photosSending')}</p>}
      {queue.failed && <p className="jm-wrong">{t('report.photosFailed')}</p>}
      {submit.isError && <ErrorState error={submit.error} onRetry={send} />}
      <div className="jm-actions">
        <button type="button" className="jm-button" onClick={() => report.goTo(1)}>
          {t('report.back')}
        </button>
        <button type="submit" className="jm-button" data-primary disabled={submit.isPending || queue.busy}>
          {submit.isPending ? t('report.sending') : t('report.send')}
        </button>
      </div>
    </form>
  )
}

interface CategoryChipsProps {
  /** Staff may choose items that are not open to residents. */
  all: boolean
  chosen: string | null
  onChoose: (id: string | null) => void
}

function CategoryChips({ all, chosen, onChoose }: CategoryChipsProps) {
  const t = useT('matters-pocket')
  const locale = useLocale()
  const categories = useQuery({
    queryKey: ['matters', 'categories', 'chips'],
    queryFn: () => matters.listCategories({}),
    staleTime: 300_000,
  })
  const items = (categories.data?.fields ?? [])
    .toSorted((a, b) => Number(b.id === 'livelihood') - Number(a.id === 'livelihood'))
    .flatMap(field => field.items)
    .filter(item => all || item.residents)
  const [open, setOpen] = useState(false)
  if (items.length === 0) return null
  const shown = open ? items : items.filter((item, index) => index < FIRST_KINDS || item.id === chosen)
  return (
    <fieldset className="jm-field">
      <legend>{t('report.category')}</legend>
      <div className="jm-chips">
        {shown.map(item => (
          <button
            key={item.id}
            type="button"
            className="jm-chip"
            aria-pressed={chosen === item.id}
            onClick={() => onChoose(chosen === item.id ? null : item.id)}
          >
            {locale === 'zh' ? item.name : item.nameEn}
          </button>
        ))}
        {shown.length < items.length && (
          <button type="button" className="jm-chip" aria-expanded={open} onClick={() => setOpen(true)}>
            {t('report.moreKinds')} …
          </button>
        )}
      </div>
    </fieldset>
  )
}
