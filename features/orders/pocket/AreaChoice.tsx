import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { lineage } from '#kernel/territory/index.ts'
import { useT } from '#ui/i18n.ts'
import { territory } from './api.ts'

const steps = [
  { length: 4, name: 'city' },
  { length: 6, name: 'district' },
  { length: 9, name: 'street' },
  { length: 12, name: 'community' },
] as const

/** Chooses a neighbourhood step by step, without saying where one is. */
export function AreaChoice({ value, onChange }: { value: string | null; onChange: (code: string | null) => void }) {
  return (
    <div className="jop-areas">
      {steps.map(({ length, name }, index) => {
        const before = steps[index - 1]
        const parent = before ? (value && value.length >= before.length ? value.slice(0, before.length) : null) : 'none'
        if (parent === null) return null
        return (
          <Step
            key={name}
            name={name}
            parent={parent}
            value={value && value.length >= length ? (lineage(value).find(code => code.length === length) ?? '') : ''}
            onChange={code => onChange(code === '' ? (parent === 'none' ? null : parent) : code)}
          />
        )
      })}
    </div>
  )
}

interface StepProps {
  name: string
  parent: string
  value: string
  onChange: (code: string) => void
}

function Step({ name, parent, value, onChange }: StepProps) {
  const t = useT('orders-pocket')
  const id = useId()
  const found = useQuery({
    queryKey: ['territory', 'children', parent],
    queryFn: () => territory.listAreas({ query: { parent } }),
    staleTime: 10 * 60_000,
  })
  const items = found.data?.items ?? []
  return (
    <div>
      <label htmlFor={id} className="jop-quiet">
        {t(`area.${name}`)}
      </label>
      <select id={id} value={value} onChange={event => onChange(event.target.value)}>
        <option value="">{t('area.choose')}</option>
        {items.map(area => (
          <option key={area.code} value={area.code}>
            {area.name}
          </option>
        ))}
      </select>
    </div>
  )
}
