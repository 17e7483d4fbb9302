import { Input } from 'antd'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import { readPastedDays } from './calendar-lines.ts'

/** A box to paste days into, which says how many it can read. */
export function PasteInput({ id, value, change, describedBy, invalid }: InputProps) {
  const t = useT('matters-console')
  const text = typeof value === 'string' ? value : ''
  const days = readPastedDays(text)
  return (
    <>
      <Input.TextArea
        id={id}
        {...(describedBy ? { 'aria-describedby': describedBy } : {})}
        {...(invalid ? { status: 'error' as const, 'aria-invalid': true as const } : {})}
        autoSize={{ minRows: 10, maxRows: 20 }}
        placeholder={t('calendar.example')}
        spellCheck={false}
        value={text}
        onChange={event => change(event.target.value)}
      />
      {text.trim() !== '' && (
        <p role="status" className="jc-quiet">
          {days === null ? t('calendar.unreadable') : t('calendar.readDays', { count: days.length })}
        </p>
      )}
    </>
  )
}
