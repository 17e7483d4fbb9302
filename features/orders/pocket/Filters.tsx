import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { slotTimes } from '../service-shapes.ts'
import { Chips } from './Parts.tsx'
import { distances, useFieldChoices, type useNear } from './use-near.ts'

export interface Narrowed {
  field: string | null
  time: (typeof slotTimes)[number] | null
}

interface FiltersProps {
  near: ReturnType<typeof useNear>
  value: Narrowed
  onChange: (next: Narrowed) => void
  /** What lies at a time can be narrowed by it. */
  timed?: boolean
}

/** What, how far, when; folded away until wanted. */
export function Filters({ near, value, onChange, timed = true }: FiltersProps) {
  const t = useT('orders-pocket')
  const { options } = useFieldChoices()
  const [open, setOpen] = useState(false)
  const used = [value.field, value.time, near.distance].filter(one => one !== null).length
  return (
    <details className="op-card" open={open} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="op-fold">{used > 0 ? t('filters.used', { count: used }) : t('filters.title')}</summary>
      <div className="op-stack">
        <Chips
          label={t('orders:fields.field')}
          options={options}
          value={value.field}
          onChange={field => onChange({ ...value, field })}
        />
        <Chips
          label={t('filters.distance')}
          options={distances.map(metres => ({
            value: metres,
            label: t('filters.within', { km: Number(metres) / 1000 }),
          }))}
          value={near.distance}
          onChange={near.choose}
        />
        {near.refused && <p className="op-quiet">{t('filters.noPosition')}</p>}
        {timed && (
          <Chips
            label={t('filters.time')}
            options={slotTimes.map(time => ({ value: time, label: t(`orders:slotTimes.${time}`) }))}
            value={value.time}
            onChange={time => onChange({ ...value, time })}
          />
        )}
      </div>
    </details>
  )
}

/** The filters as a query; what is not chosen is left out. */
export function queryOf({ field, time }: Narrowed, near: ReturnType<typeof useNear>) {
  return { ...near.query, ...(field ? { field } : {}), ...(time ? { time } : {}) }
}
