import { Button, Input } from 'antd'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import '#ui/form/form.css'

interface CodeFormProps {
  label: string
  /** Said at the field when it is left empty. */
  missing: string
  submit: string
  /** A password is masked and offered by the browser's keeper, a code is read off the telephone. */
  secret?: boolean
  busy: boolean
  error: unknown
  onSubmit: (value: string) => void
  aside?: ReactNode
}

/** One field that proves who one is. */
export function CodeForm({ label, missing, submit, secret = false, busy, error, onSubmit, aside }: CodeFormProps) {
  const id = useId()
  const [value, setValue] = useState('')
  const [tried, setTried] = useState(false)
  const lacks = tried && value.trim() === ''
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (value.trim() !== '') onSubmit(secret ? value : value.trim())
  }
  const marks = {
    id,
    value,
    onChange: (event: { target: { value: string } }) => setValue(event.target.value),
    ...(lacks ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {}),
  }
  return (
    <form className="jl-form" onSubmit={send} noValidate>
      {error !== null && <ErrorState error={error} />}
      <div className="jl-field">
        <label htmlFor={id}>{label}</label>
        {secret ? (
          <Input.Password {...marks} autoComplete="current-password" />
        ) : (
          <Input {...marks} autoComplete="one-time-code" inputMode="numeric" maxLength={7} />
        )}
        {lacks && (
          <p id={`${id}-error`} className="jl-field-error">
            {missing}
          </p>
        )}
      </div>
      <div className="jl-form-actions">
        <Button htmlType="submit" type="primary" loading={busy}>
          {submit}
        </Button>
        {aside}
      </div>
    </form>
  )
}
