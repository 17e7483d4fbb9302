import { newId } from '#kernel/ids/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { satisfiedAnswers, solvedAnswers } from '../index.ts'
import { cases } from './api.ts'

interface RatingFormProps {
  caseKey: { district: string; id: string }
  onDone: () => Promise<void>
}

/** One question at a time: solved, satisfied, words. "Not solved" opens the case again, and says so before it is sent. */
export function RatingForm({ caseKey, onDone }: RatingFormProps) {
  const t = useT('matters-pocket')
  const [requestId] = useState(() => newId())
  const [solved, setSolved] = useState<string | null>(null)
  const [satisfied, setSatisfied] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const send = useMutation({
    mutationFn: () =>
      cases.actOnCase({
        params: { ...caseKey, name: 'rate' },
        body: { requestId, form: { solved, satisfied, ...(words.trim() ? { words: words.trim() } : {}) } },
      }),
    onSuccess: onDone,
  })
  return (
    <section className="jm-card jm-stack" aria-label={t('story.rateTitle')}>
      <h2>{t('story.rateTitle')}</h2>
      <Question
        question={t('story.solvedQuestion')}
        answers={solvedAnswers}
        text={answer => t(`matters:solved.${answer}`)}
        chosen={solved}
        onChoose={setSolved}
      />
      {solved === 'not_solved' && <p className="jm-quiet">{t('story.notSolvedNote')}</p>}
      {solved && (
        <Question
          question={t('story.satisfiedQuestion')}
          answers={satisfiedAnswers}
          text={answer => t(`matters:satisfied.${answer}`)}
          chosen={satisfied}
          onChoose={setSatisfied}
        />
      )}
      {solved && satisfied && (
        <>
          <div className="jm-field">
            <label htmlFor="rating-words">{t('story.wordsQuestion')}</label>
            <textarea
              id="rating-words"
              maxLength={500}
              value={words}
              onChange={event => setWords(event.target.value)}
            />
          </div>
          {send.isError && <ErrorState error={send.error} onRetry={() => send.mutate()} />}
          {send.isPaused && (
            <p role="status" className="jm-notice">
              {t('state.offline')}
            </p>
          )}
          <button
            type="button"
            className="jm-button"
            data-primary
            disabled={send.isPending}
            onClick={() => send.mutate()}
          >
            {t('story.sendRating')}
          </button>
        </>
      )}
    </section>
  )
}

interface QuestionProps {
  question: string
  answers: readonly string[]
  text: (answer: string) => string
  chosen: string | null
  onChoose: (answer: string) => void
}

function Question({ question, answers, text, chosen, onChoose }: QuestionProps) {
  return (
    <fieldset className="jm-field">
      <legend>{question}</legend>
      <div className="jm-chips">
        {answers.map(answer => (
          <button
            key={answer}
            type="button"
            className="jm-chip"
            aria-pressed={chosen === answer}
            onClick={() => onChoose(answer)}
          >
            {text(answer)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
