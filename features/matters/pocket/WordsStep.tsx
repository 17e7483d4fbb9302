import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { AlikeBlock } from './AlikeBlock.tsx'
import { CategoryChips } from './CategoryChips.tsx'
import { COMPLAINT } from '../index.ts'
import { ComplaintFields } from './ComplaintFields.tsx'
import { phoneFault } from './contact.ts'
import { ContactFields } from './ContactFields.tsx'
import { SendTrouble } from './SendTrouble.tsx'
import type { ReportState } from './use-report.ts'

/** What happened, of which kind, and how to reach the reporter. */
export function WordsStep({ report }: { report: ReportState }) {
  const t = useT('matters-pocket')
  const { draft, change, queue, sending } = report
  const [tried, setTried] = useState(false)
  const tooShort = draft.words.trim().length < 2
  const fault = phoneFault(draft)
  const send = () => {
    setTried(true)
    const wrong = tooShort ? 'words' : fault ? 'contact-phone' : null
    if (wrong) document.getElementById(wrong)?.focus()
    else if (!queue.busy && !queue.failed && !sending) report.send()
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
        words={draft.words}
        all={draft.kind === 'grid_event'}
        chosen={draft.categoryId}
        onChoose={categoryId => change({ categoryId })}
      />
      {draft.categoryId === COMPLAINT && <ComplaintFields report={report} />}
      {draft.kind === 'resident_request' && <ContactFields report={report} fault={tried ? fault : null} />}
      <AlikeBlock report={report} />
      <SendTrouble report={report} />
      <div className="jm-actions">
        <button type="button" className="jm-button" onClick={() => change({ step: 1 })}>
          {t('report.back')}
        </button>
        <button
          type="submit"
          className="jm-button"
          data-primary
          disabled={sending || queue.busy}
          aria-describedby="send-state"
        >
          {sending ? t('report.sending') : t('report.send')}
        </button>
      </div>
    </form>
  )
}
