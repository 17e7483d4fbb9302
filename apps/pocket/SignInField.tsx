import { Button, Input, type InputProps } from 'antd-mobile'
import type { ReactNode } from 'react'
import '#ui/form/form.css'

export interface SignInFieldProps extends Pick<InputProps, 'type' | 'inputMode' | 'autoComplete' | 'maxLength'> {
  id: string
  label: string
  value: string
  change: (value: string) => void
  error?: string | undefined
  aside?: ReactNode
}

export function SignInField({ id, label, value, change, error, aside, ...input }: SignInFieldProps) {
  return (
    <div className="jl-field" data-invalid={error ? true : undefined}>
      <label htmlFor={id}>{label}</label>
      <div className="jl-mobile-input jl-with-aside">
        <Input {...input} id={id} value={value} onChange={change} autoCapitalize="none" />
        {aside}
      </div>
      {error && (
        <p className="jl-field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}

/** The wide button that ends a sign-in form. */
export function SubmitButton({ busy, text }: { busy: boolean; text: string }) {
  return (
    <Button type="submit" color="primary" size="large" block loading={busy}>
      {text}
    </Button>
  )
}
