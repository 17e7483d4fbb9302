import { type ReactNode, useId } from 'react'
import './parts.css'

/** A titled sheet of paper on the desk. */
export function Section({ title, aside, children }: { title?: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="jl-section" {...(title ? { 'aria-labelledby': id } : {})}>
      {title && (
        <div className="jl-section-head">
          <h2 id={id}>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}
