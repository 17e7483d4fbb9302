import { InputNumber, Radio } from 'antd'
import { useT } from '#ui/i18n.ts'
import type { Answers } from '../facts.ts'
import type { Indicator, Rules } from '../scheme.ts'
import { useWords } from './use-words.ts'

type Scored = Extract<Indicator, { source: 'scored' }>

interface PaperAnswersProps {
  rules: Rules
  answers: Answers
  onChange: (answers: Answers) => void
}

/** What a paper says to each question; a question left blank on it is left blank here. */
export function PaperAnswers({ rules, answers, onChange }: PaperAnswersProps) {
  const t = useT('appraisal-web')
  const words = useWords()
  return scoredOf(rules).map(one => (
    <fieldset key={one.key} className="ja-list">
      <legend>{words(one.name)}</legend>
      <AnswerInput
        indicator={one}
        label={words(one.name)}
        value={answers[one.key]}
        onChange={value => {
          const { [one.key]: _before, ...rest } = answers
          onChange(value === undefined ? rest : { ...rest, [one.key]: value })
        }}
      />
      {one.scale.kind === 'points' && (
        <p className="ja-quiet">{t('paper.points', { min: one.scale.min, max: one.scale.max })}</p>
      )}
    </fieldset>
  ))
}

export function scoredOf(rules: Rules): Scored[] {
  return rules.indicators.flatMap(one => (one.source === 'scored' ? [one] : []))
}

interface AnswerInputProps {
  indicator: Scored
  label: string
  value: string | number | undefined
  onChange: (value: string | number | undefined) => void
}

const BLANK = ''

function AnswerInput({ indicator: { scale }, label, value, onChange }: AnswerInputProps) {
  const t = useT('appraisal-web')
  const words = useWords()
  if (scale.kind === 'points')
    return (
      <InputNumber
        aria-label={label}
        min={scale.min}
        max={scale.max}
        precision={0}
        value={typeof value === 'number' ? value : null}
        onChange={next => onChange(next ?? undefined)}
      />
    )
  return (
    <Radio.Group
      value={value ?? BLANK}
      onChange={event => onChange(event.target.value === BLANK ? undefined : String(event.target.value))}
      options={[
        ...scale.grades.map(grade => ({ value: grade.key, label: words(grade.name) })),
        { value: BLANK, label: t('paper.blank') },
      ]}
    />
  )
}
