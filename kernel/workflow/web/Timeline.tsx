import { LockOutlined } from '@ant-design/icons'
import { fileUrl } from '#kernel/files/index.ts'
import { useT } from '#ui/i18n.ts'
import { PhotoStrip } from '#ui/photo/PhotoStrip.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { CaseView, ThreadStep } from './api.ts'
import { type FormWords, type SaidWords, useFormWords } from './form-words.ts'
import './workflow.css'

export interface TimelineProps {
  view: CaseView
  words?: FormWords
}

/** Everything that happened, the newest first. What only staff see lies on grey behind a lock. */
export function Timeline({ view, words }: TimelineProps) {
  const t = useT('workflow-web')
  const attempts = new Set(view.thread.map(step => step.attempt)).size
  return (
    <ol className="jw-thread" aria-label={t('thread.title')}>
      {view.thread.toReversed().map((step, index, steps) => (
        <li key={step.seq}>
          {attempts > 1 && steps[index - 1]?.attempt !== step.attempt && (
            <h3 className="jw-attempt">{t('thread.attempt', { count: step.attempt })}</h3>
          )}
          <Step step={step} view={view} words={words} />
        </li>
      ))}
    </ol>
  )
}

function Step({ step, view, words }: { step: ThreadStep; view: CaseView; words: FormWords | undefined }) {
  const t = useT('workflow-web')
  const say = useMoment()
  const said = useFormWords(words)
  const internal = step.visibility === 'internal'
  const moved = step.fromState !== null && step.fromState !== step.toState
  return (
    <article className="jw-step" data-visibility={step.visibility} data-by={step.by}>
      <header>
        <strong>{t(step.label)}</strong>
        {moved && <span className="jw-step-state">→ {t(stateKey(view, step.toState))}</span>}
        {internal && (
          <span className="jw-internal">
            <LockOutlined aria-hidden /> {t('thread.internal')}
          </span>
        )}
        <time dateTime={step.at}>{say(step.at)}</time>
      </header>
      <p className="jw-step-who">{whoOf(step)}</p>
      {step.note && <p className="jw-note">{step.note}</p>}
      <Answers step={step} view={view} words={said} />
      {step.fileIds.length > 0 && <PhotoStrip photos={photosOf(step, view, t(step.label))} />}
    </article>
  )
}

function whoOf(step: ThreadStep): string {
  return [step.actorName, step.actorUnit].filter(Boolean).join(' · ')
}

/** Text key of any state of the procedure a case runs on. */
export function stateKey(view: Pick<CaseView, 'case'>, state: string): string {
  return view.case.stateLabel.replace(/[^.]+$/, state)
}

function photosOf(step: ThreadStep, view: CaseView, caption: string) {
  const { district } = view.case
  return step.fileIds.map(id => ({
    id,
    thumbnail: fileUrl(district, id, 'thumbnail'),
    full: fileUrl(district, id),
    caption,
  }))
}

function Answers({ step, view, words }: { step: ThreadStep; view: CaseView; words: SaidWords }) {
  const t = useT('workflow-web')
  const answers = Object.entries(step.form).filter(([name, value]) => name !== 'visibility' && !isBlank(value))
  if (answers.length === 0) return null
  const inWords = (name: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map(one => inWords(name, one)).join('、')
    if (typeof value === 'boolean') return t(value ? 'thread.yes' : 'thread.no')
    const organisation = view.assignments.find(({ organisationId }) => organisationId === value)?.organisation
    return organisation ?? words.option(name, String(value))
  }
  return (
    <dl className="jw-answers">
      {answers.map(([name, value]) => (
        <div key={name}>
          <dt>{words.label(name)}</dt>
          <dd>{inWords(name, value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
