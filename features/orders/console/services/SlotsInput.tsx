import { Button, Input, InputNumber } from 'antd'
import type { InputProps } from '#ui/form/form-props.ts'
import { toInstant, toLocal } from '#ui/form/shanghai-time.ts'
import { useT } from '#ui/i18n.ts'

export interface SlotDraft {
  id?: string
  startsAt: string
  endsAt: string
  capacity: number
  waitingCapacity: number
}

const HOUR = 3_600_000

/** The slots of an item: when, how long, how many places, how many may wait. */
export function SlotsInput({ value, change, label }: InputProps) {
  const t = useT('orders-console')
  const slots = Array.isArray(value) ? (value as SlotDraft[]) : []
  const set = (index: number, next: SlotDraft) => change(slots.map((slot, at) => (at === index ? next : slot)))
  return (
    <div role="group" aria-label={label}>
      <div className="oc-slot-list">
        {slots.map((slot, index) => (
          <SlotRow
            key={slot.id ?? index}
            slot={slot}
            at={index + 1}
            onChange={next => set(index, next)}
            onRemove={slot.id ? null : () => change(slots.filter((_, at) => at !== index))}
          />
        ))}
      </div>
      <Button onClick={() => change([...slots, nextSlot(slots.at(-1))])}>{t('menus.addSlot')}</Button>
    </div>
  )
}

interface SlotRowProps {
  slot: SlotDraft
  at: number
  onChange: (next: SlotDraft) => void
  onRemove: (() => void) | null
}

function SlotRow({ slot, at, onChange, onRemove }: SlotRowProps) {
  const t = useT('orders-console')
  const hours = (Date.parse(slot.endsAt) - Date.parse(slot.startsAt)) / HOUR
  const lasting = (startsAt: string, long: number) => ({
    ...slot,
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + long * HOUR).toISOString(),
  })
  const number = (name: 'capacity' | 'waitingCapacity', least: number) => (
    <label>
      {t(`menus.${name}`)}
      <InputNumber
        min={least}
        max={200}
        precision={0}
        style={{ width: '100%' }}
        value={slot[name]}
        onChange={next => onChange({ ...slot, [name]: next ?? least })}
      />
    </label>
  )
  return (
    <div className="oc-slot-row" role="group" aria-label={t('menus.slotAt', { at })}>
      <label>
        {t('menus.startsAt')}
        <Input
          type="datetime-local"
          value={toLocal(slot.startsAt)}
          onChange={event => {
            const next = toInstant(event.target.value)
            if (next) onChange(lasting(next, hours))
          }}
        />
      </label>
      <label>
        {t('menus.hours')}
        <InputNumber
          min={0.5}
          max={12}
          step={0.5}
          style={{ width: '100%' }}
          value={hours}
          onChange={next => onChange(lasting(slot.startsAt, next ?? 1))}
        />
      </label>
      {number('capacity', 1)}
      {number('waitingCapacity', 0)}
      {onRemove && (
        <Button type="text" aria-label={t('menus.removeSlot', { at })} onClick={onRemove}>
          ×
        </Button>
      )}
    </div>
  )
}

const DAY = 24 * HOUR

/** A week after the last one, or tomorrow at nine. */
function nextSlot(last: SlotDraft | undefined): SlotDraft {
  if (last) {
    const later = (at: string) => new Date(Date.parse(at) + 7 * DAY).toISOString()
    const { id: _id, ...rest } = last
    return { ...rest, startsAt: later(last.startsAt), endsAt: later(last.endsAt) }
  }
  const tomorrow = toLocal(new Date(Date.now() + DAY).toISOString()).slice(0, 10)
  const startsAt = toInstant(`${tomorrow}T09:00`) ?? new Date().toISOString()
  return { startsAt, endsAt: new Date(Date.parse(startsAt) + 2 * HOUR).toISOString(), capacity: 10, waitingCapacity: 5 }
}
