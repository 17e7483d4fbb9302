import { Navigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type Begun, useBegun } from '#kernel/files/web/index.ts'
import { useT } from '#ui/i18n.ts'
import type { MatterKind } from '../index.ts'
import { BackLink } from './BackLink.tsx'
import { PhotoStep } from './PhotoStep.tsx'
import { PlaceStep } from './PlaceStep.tsx'
import './pocket.css'
import './report.css'
import { formOf } from './report-draft.ts'
import { ReportSent } from './ReportSent.tsx'
import { useReport } from './use-report.ts'
import { Waiting } from './Waiting.tsx'
import { WordsStep } from './WordsStep.tsx'

/** Photo, place, words: each one screen, resumable at any time, several at once. */
export function ReportPage() {
  const { kind, item } = useSearch({ strict: false }) as { kind?: string; item?: string }
  const chosen = kind === 'grid_event' ? 'grid_event' : 'resident_request'
  const t = useT('matters-pocket')
  const begun = useBegun(formOf(chosen), item)
  const [another, setAnother] = useState(0)
  if (begun === undefined) {
    return (
      <>
        <h1 className="jl-unseen">{t('report.title')}</h1>
        <Waiting query={{ fetchStatus: 'fetching' }} />
      </>
    )
  }
  return (
    <Report
      key={`${chosen}:${item}:${another}`}
      kind={chosen}
      begun={another > 0 ? null : begun}
      onAnother={() => setAnother(another + 1)}
    />
  )
}

interface ReportProps {
  kind: MatterKind
  begun: Begun | null
  onAnother: () => void
}

function Report({ kind, begun, onAnother }: ReportProps) {
  const t = useT('matters-pocket')
  const report = useReport(kind, begun)
  const { step } = report.draft
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [step])
  const out = report.entry !== undefined && report.entry.item.standing !== 'draft'
  const [was, setWas] = useState(false)
  if (out && !was) setWas(true)
  // Dropped from here: there is nothing left to write on.
  if (was && !report.entry) return <Navigate to="/" />
  if (report.entry && out) return <ReportSent entry={report.entry} kind={kind} sending={report.sending} />
  const titles = [t('report.photos'), t('report.place'), t('report.words')]
  return (
    <div className="jm-stack">
      {kind === 'grid_event' ? (
        <BackLink to="/tasks" text={t('tasks.back')} />
      ) : (
        <BackLink to="/" text={t('list.back')} />
      )}
      <div className="jm-steps" aria-hidden="true">
        {titles.map((title, index) => (
          <span key={title} data-on={index <= step || undefined} />
        ))}
      </div>
      <div className="jm-head">
        <h1 ref={heading} tabIndex={-1}>
          {titles[step]}
        </h1>
        <span className="jm-quiet">{t('report.step', { n: step + 1 })}</span>
      </div>
      {report.full && (
        <p role="alert" className="jm-notice">
          {t('outbox:draftFull')}
        </p>
      )}
      {step === 0 && <PhotoStep report={report} onAnother={begun ? onAnother : null} />}
      {step === 1 && <PlaceStep report={report} />}
      {step === 2 && <WordsStep report={report} />}
    </div>
  )
}
