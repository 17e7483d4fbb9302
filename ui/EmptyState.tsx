import type { ReactNode } from 'react'
import './parts.css'

/** One sentence, and at most one thing to do. Works in both faces. */
export function EmptyState({ sentence, action }: { sentence: string; action?: ReactNode }) {
  return (
    <div className="jl-empty">
      <svg width="44" height="32" viewBox="0 0 44 32" fill="none" aria-hidden="true">
        <path
          d="M22 12 L14 4 L6 12 V26 H22 V12 L30 4 L38 12 V26 H22 M1 26 H43"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <p>{sentence}</p>
      {action}
    </div>
  )
}
