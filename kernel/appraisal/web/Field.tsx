import { type ReactNode, useId } from 'react'

/** A label over its control, help under it. */
export function Field({
  label,
  help,
  children,
}: {
  label: string
  help?: string | undefined
  children: (id: string) => ReactNode
}) {
  const id = useId()
  return (
    <div className="ja-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help && <p className="ja-quiet">{help}</p>}
    </div>
  )
}
