import type { ReactNode } from 'react'
import './parts.css'

export interface PageHeaderProps {
  title: string
  /** Beside the title: a state, a count. */
  mark?: ReactNode
  /** One sentence: what this page is for. */
  lead?: ReactNode
  /** Buttons, the primary one first. */
  actions?: ReactNode
}

/** The one first-level heading of a page. */
export function PageHeader({ title, mark, lead, actions }: PageHeaderProps) {
  return (
    <header className="jl-header">
      <h1>{title}</h1>
      {mark}
      {actions && <div className="jl-header-aside">{actions}</div>}
      {lead && (
        <div className="jl-header-lead">
          <p>{lead}</p>
        </div>
      )}
    </header>
  )
}
