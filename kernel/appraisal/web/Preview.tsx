import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { DayInput } from '#ui/form/DayInput.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { Rules, SubjectKind } from '../scheme.ts'
import { appraisal } from './api.ts'
import { Field } from './Field.tsx'
import { points, useWords } from './use-words.ts'

/** What would have been counted over a past period: before anybody is appraised by it. */
export function Preview({ kind, rules, areaCode }: { kind: SubjectKind; rules: Rules; areaCode: string }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const [period, setPeriod] = useState({ periodFrom: '', periodTo: '' })
  const counted = rules.indicators.filter(one => one.source === 'counted')
  const run = useMutation({
    mutationFn: () => appraisal.previewScheme({ body: { subjectKind: kind, rules, areaCode, ...period } }),
  })
  if (counted.length === 0) return null
  const day = (name: keyof typeof period) => (
    <Field label={t(`newRound.${name}`)}>
      {id => <DayInput id={id} value={period[name]} onChange={day => setPeriod({ ...period, [name]: day })} />}
    </Field>
  )
  return (
    <Section title={t('preview.title')}>
      <p className="ja-quiet">{t('preview.lead')}</p>
      <div className="ja-row">
        {day('periodFrom')}
        {day('periodTo')}
        <Button loading={run.isPending} disabled={!period.periodFrom || !period.periodTo} onClick={() => run.mutate()}>
          {t('preview.run')}
        </Button>
      </div>
      {run.isError && <ErrorState error={run.error} />}
      {run.data?.items.length === 0 && <p>{t('preview.none')}</p>}
      {run.data && run.data.items.length > 0 && (
        <table className="ja-parts">
          <thead>
            <tr>
              <th scope="col">{t('kinds.subject')}</th>
              {counted.map(one => (
                <th key={one.key} scope="col" className="ja-number">
                  {words(one.name)}
                  <p className="ja-quiet">{words(one.definition)}</p>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {run.data.items.map(item => (
              <tr key={item.subjectId}>
                <th scope="row">{item.name}</th>
                {counted.map(one => {
                  const part = item.parts.indicators.find(own => own.key === one.key)
                  return (
                    <td key={one.key} className="ja-number">
                      {part?.counted ?? '–'} → {points(part?.earned ?? null)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
