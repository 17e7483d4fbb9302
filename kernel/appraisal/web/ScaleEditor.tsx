import { Button, Input, InputNumber, Select } from 'antd'
import { useT } from '#ui/i18n.ts'
import type { Scale } from '../scheme.ts'
import { Field } from './Field.tsx'
import { blankScale, freeKey, replaceAt, withoutAt } from './edit-rules.ts'

const FEWEST_GRADES = 2
const MOST_GRADES = 10
type Grades = Extract<Scale, { kind: 'grades' }>

/** What raters choose from: grades in one's own words, each worth so much of 100, or points from one number to another. */
export function ScaleEditor({ scale, onChange }: { scale: Scale; onChange: (next: Scale) => void }) {
  const t = useT('appraisal-web')
  return (
    <fieldset className="ja-list ja-wide">
      <legend>{t('scale.title')}</legend>
      <div className="ja-row">
        <Field label={t('scale.kind')}>
          {id => (
            <Select
              id={id}
              value={scale.kind}
              onChange={kind => onChange(blankScale(kind))}
              options={(['grades', 'points'] as const).map(value => ({ value, label: t(`scale.kindIs.${value}`) }))}
            />
          )}
        </Field>
        {scale.kind === 'points' && <PointsFields scale={scale} onChange={onChange} />}
      </div>
      {scale.kind === 'grades' && <GradesFields scale={scale} onChange={onChange} />}
    </fieldset>
  )
}

function PointsFields({
  scale,
  onChange,
}: {
  scale: Extract<Scale, { kind: 'points' }>
  onChange: (next: Scale) => void
}) {
  const t = useT('appraisal-web')
  return (['min', 'max'] as const).map(end => (
    <Field key={end} label={t(`scale.${end}`)}>
      {id => (
        <InputNumber
          id={id}
          min={end === 'max' ? 1 : 0}
          max={1000}
          precision={0}
          value={scale[end]}
          onChange={value => onChange({ ...scale, [end]: value ?? scale[end] })}
          style={{ width: '100%' }}
        />
      )}
    </Field>
  ))
}

function GradesFields({ scale: { grades }, onChange }: { scale: Grades; onChange: (next: Scale) => void }) {
  const t = useT('appraisal-web')
  const set = (next: Grades['grades']) => onChange({ kind: 'grades', grades: next })
  const blank = { key: freeKey(grades, 'grade_'), name: { zh: t('scale.newZh'), en: t('scale.newEn') }, points: 0 }
  return (
    <>
      {grades.map((grade, index) => (
        <fieldset key={grade.key} className="ja-grade" aria-label={t('scale.grade', { n: index + 1 })}>
          {(['zh', 'en'] as const).map(language => (
            <Field key={language} label={t(`scale.label_${language}`)}>
              {id => (
                <Input
                  id={id}
                  maxLength={language === 'zh' ? 60 : 120}
                  value={grade.name[language]}
                  onChange={event =>
                    set(replaceAt(grades, index, { ...grade, name: { ...grade.name, [language]: event.target.value } }))
                  }
                />
              )}
            </Field>
          ))}
          <Field label={t('scale.worth')}>
            {id => (
              <InputNumber
                id={id}
                min={0}
                max={100}
                precision={0}
                value={grade.points}
                onChange={points => set(replaceAt(grades, index, { ...grade, points: points ?? 0 }))}
                style={{ width: '100%' }}
              />
            )}
          </Field>
          <Button
            disabled={grades.length <= FEWEST_GRADES}
            title={grades.length <= FEWEST_GRADES ? t('scale.fewest') : undefined}
            onClick={() => set(withoutAt(grades, index))}
          >
            {t('newRound.remove')}
          </Button>
        </fieldset>
      ))}
      <span>
        <Button disabled={grades.length >= MOST_GRADES} onClick={() => set([...grades, blank])}>
          {t('scale.add')}
        </Button>
      </span>
    </>
  )
}
