import { CalendarOutlined } from '@ant-design/icons'
import { DatePicker } from 'antd'
import { type CSSProperties, type FormEvent, useState } from 'react'
import { useT } from '../i18n.ts'
import './form.css'
import { dayOf, textOf, utcDays } from './utc-days.ts'

const UtcDatePicker = DatePicker.generatePicker<Date>(utcDays)

interface DayInputProps {
  /** `yyyy-mm-dd`; empty for none. */
  value: string
  onChange: (day: string) => void
  id?: string
  'aria-label'?: string
  'aria-describedby'?: string
  invalid?: boolean
  /** The first and the last day that can be chosen. */
  min?: string | undefined
  max?: string | undefined
  style?: CSSProperties
}

/**
 * A day, typed or chosen from a calendar in the language of the page: a box of the browser's own would speak the
 * browser's. The calendar opens by its button or the arrow down, so that typing is not covered by it.
 */
export function DayInput({ value, onChange, invalid, min, max, style, ...marks }: DayInputProps) {
  const t = useT('ui')
  const [open, setOpen] = useState(false)
  const [day, first, last] = [dayOf(value), dayOf(min ?? ''), dayOf(max ?? '')]
  // What is typed counts as soon as it is a day, not when the box is left.
  const typed = (event: FormEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLInputElement)) return
    const { value: text } = event.target
    if (text === '' || dayOf(text)) onChange(text)
  }
  return (
    <span className="jl-day" onInput={typed}>
      <UtcDatePicker
        {...marks}
        {...(invalid ? { 'aria-invalid': true, status: 'error' as const } : {})}
        style={{ width: 160, ...style }}
        value={day}
        open={open}
        placeholder={t('form.dayFormat')}
        showNow={false}
        allowClear={false}
        {...(first ? { minDate: first } : {})}
        {...(last ? { maxDate: last } : {})}
        onOpenChange={next => {
          if (!next) setOpen(false)
        }}
        onChange={(next: Date | null) => {
          onChange(next ? textOf(next) : '')
          setOpen(false)
        }}
        onKeyDown={event => {
          if (event.key === 'ArrowDown' && !open) setOpen(true)
        }}
        suffixIcon={
          <button
            type="button"
            className="jl-day-open"
            aria-label={t('form.openCalendar')}
            aria-expanded={open}
            onMouseDown={event => event.preventDefault()}
            onClick={() => setOpen(!open)}
          >
            <CalendarOutlined aria-hidden />
          </button>
        }
      />
    </span>
  )
}
