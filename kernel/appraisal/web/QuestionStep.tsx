import { useT } from '#ui/i18n.ts'
import type { BallotView } from './api.ts'
import { useWords } from './use-words.ts'

type Question = BallotView['questions'][number]
type Answer = string | number | undefined

interface QuestionStepProps {
  question: Question
  chosen: Answer
  /** Undefined: left out, because the rater does not know. */
  onChoose: (answer: Answer) => void
}

/** What is asked, what it means, and large answers. */
export function QuestionStep({ question, chosen, onChoose }: QuestionStepProps) {
  const t = useT('appraisal-web')
  const words = useWords()
  const definition = words(question.definition)
  return (
    <fieldset className="jap-question">
      <legend>{words(question.name)}</legend>
      {definition && <p className="jap-quiet">{definition}</p>}
      <div className="jap-answers">
        {choicesOf(question).map(value => (
          <button
            key={value}
            type="button"
            className="jap-answer"
            aria-pressed={chosen === value}
            onClick={() => onChoose(value)}
          >
            {labelOf(question, value, words)}
          </button>
        ))}
        <button type="button" className="jap-answer" data-quiet onClick={() => onChoose(undefined)}>
          {t('ballot.unknown')}
        </button>
      </div>
    </fieldset>
  )
}

export function useAnswerWords(): (question: Question, answer: Answer) => string {
  const t = useT('appraisal-web')
  const words = useWords()
  return (question, answer) => (answer === undefined ? t('ballot.unknown') : labelOf(question, answer, words))
}

function choicesOf({ scale }: Question): (string | number)[] {
  if (scale.kind === 'grades') return scale.grades.map(grade => grade.key)
  return Array.from({ length: scale.max - scale.min + 1 }, (_, step) => scale.max - step)
}

function labelOf(
  { scale }: Question,
  answer: string | number,
  words: (name: { zh: string; en: string }) => string,
): string {
  const grade = scale.kind === 'grades' ? scale.grades.find(one => one.key === answer) : undefined
  return grade ? words(grade.name) : String(answer)
}
