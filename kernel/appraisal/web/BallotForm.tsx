import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { keep, recall } from '#ui/device-store.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import type { Answers } from '../facts.ts'
import type { BallotView } from './api.ts'
import './pocket.css'
import { QuestionStep, useAnswerWords } from './QuestionStep.tsx'
import { useWords } from './use-words.ts'

interface BallotFormProps {
  ballot: BallotView
  /** Sends it; what it answers is shown by whoever drew the form. */
  send: (given: { answers: Answers; words?: string }) => Promise<unknown>
  onDone: () => void
}

/** One question at a time, kept on this device until it is sent, and read over before it is. */
export function BallotForm({ ballot, send, onDone }: BallotFormProps) {
  const t = useT('appraisal-web')
  const draft = useDraft(ballot)
  const [why, setWhy] = useState('')
  const [at, setAt] = useState(() => Math.min(Object.keys(draft.answers).length, ballot.questions.length))
  const cast = useMutation({
    mutationFn: () => send({ answers: draft.answers, ...(ballot.asksWhy ? { words: why.trim() } : {}) }),
    onSuccess() {
      draft.forget()
      onDone()
    },
  })
  const question = ballot.questions[at]
  const isEmpty = Object.keys(draft.answers).length === 0
  const missing = isEmpty ? 'nothing' : ballot.asksWhy && why.trim().length < 2 ? 'noWhy' : null
  const choose = (answer: string | number | undefined) => {
    if (!question) return
    draft.set(question.key, answer)
    setAt(at + 1)
  }
  return (
    <section className="jap-stack" aria-label={t('ballot.title')}>
      <p className="jap-quiet" role="status">
        {question ? t('ballot.step', { at: at + 1, of: ballot.questions.length }) : t('ballot.review')}
      </p>
      {question ? (
        <QuestionStep key={question.key} question={question} chosen={draft.answers[question.key]} onChoose={choose} />
      ) : (
        <Review ballot={ballot} answers={draft.answers} onChange={setAt} />
      )}
      {at > 0 && question && (
        <button type="button" className="jap-button" onClick={() => setAt(at - 1)}>
          {t('ballot.back')}
        </button>
      )}
      {!question && (
        <>
          {ballot.asksWhy && <Why words={why} onChange={setWhy} />}
          <p className="jap-quiet">{t(ballot.secret ? 'ballot.secret' : 'ballot.open')}</p>
          {cast.isError && <ErrorState error={cast.error} />}
          <button
            type="button"
            className="jap-button"
            data-primary
            disabled={cast.isPending || missing !== null}
            onClick={() => cast.mutate()}
          >
            {t('ballot.send')}
          </button>
          {missing && <p className="jap-quiet">{t(`ballot.${missing}`)}</p>}
        </>
      )}
    </section>
  )
}

/** Read by the subject without a name: a reason is about what was done, not about whoever says it. */
function Why({ words, onChange }: { words: string; onChange: (words: string) => void }) {
  const t = useT('appraisal-web')
  return (
    <div className="jap-field">
      <label htmlFor="ballot-why">{t('ballot.why')}</label>
      <p className="jap-quiet">{t('ballot.whyHelp')}</p>
      <textarea
        id="ballot-why"
        maxLength={300}
        rows={3}
        value={words}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  )
}

function Review({
  ballot,
  answers,
  onChange,
}: {
  ballot: BallotView
  answers: Answers
  onChange: (at: number) => void
}) {
  const t = useT('appraisal-web')
  const words = useWords()
  const say = useAnswerWords()
  return (
    <ol className="jap-review">
      {ballot.questions.map((question, index) => (
        <li key={question.key}>
          <span>{words(question.name)}</span>
          <strong>{say(question, answers[question.key])}</strong>
          <button
            type="button"
            className="jap-link"
            aria-label={t('ballot.changeOf', { name: words(question.name) })}
            onClick={() => onChange(index)}
          >
            {t('ballot.change')}
          </button>
        </li>
      ))}
    </ol>
  )
}

/** Kept where it was written: an unsent ballot is nobody else's business, the server's neither. */
function useDraft(ballot: BallotView) {
  const name = `ballot.${ballot.id}`
  const [answers, setAnswers] = useState<Answers>(() => read(recall(name)))
  return {
    answers,
    set(key: string, answer: string | number | undefined) {
      const { [key]: _before, ...rest } = answers
      const next = answer === undefined ? rest : { ...rest, [key]: answer }
      setAnswers(next)
      keep(name, JSON.stringify(next))
    },
    forget: () => keep(name, null),
  }
}

function read(text: string | null): Answers {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Answers) : {}
  } catch {
    return {}
  }
}
