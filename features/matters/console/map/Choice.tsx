import { Select } from 'antd'
import { useId } from 'react'
import { useT } from '#ui/i18n.ts'

interface ChoiceProps {
  label: string
  value: string | undefined
  options: { value: string; label: string }[]
  onChange: (value: string | undefined) => void
}

/** One of a few, or all; with its label above. */
export function Choice({ label, value, options, onChange }: ChoiceProps) {
  const t = useT('matters-map')
  const id = useId()
  return (
    <div className="jo-choice">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        allowClear={value !== undefined}
        value={value ?? null}
        placeholder={t('panel.all')}
        options={options}
        popupMatchSelectWidth={false}
        onChange={next => onChange(next ?? undefined)}
      />
    </div>
  )
}
