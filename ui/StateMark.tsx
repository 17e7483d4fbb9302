import type { ReactNode } from 'react'
import { useT } from './i18n.ts'
import './parts.css'
import type { StateName } from './tokens.ts'

const shapes: Record<StateName, ReactNode> = {
  waiting: <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  moving: (
    <>
      <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M6 1.4 a4.6 4.6 0 0 0 0 9.2 z" fill="currentColor" />
    </>
  ),
  done: <circle cx="6" cy="6" r="5.4" fill="currentColor" />,
  soon: <path d="M6 .8 L11.6 11 H.4 z" fill="currentColor" />,
  overdue: <rect x=".8" y=".8" width="10.4" height="10.4" rx="1" fill="currentColor" />,
  hold: <path d="M2.2 1 h2.6 v10 H2.2 z M7.2 1 h2.6 v10 H7.2 z" fill="currentColor" />,
}

/** Shape, word and colour of a state. `word` replaces the general word by the procedure's own ("待派单"). */
export function StateMark({ state, word, bare }: { state: StateName; word?: string; bare?: boolean }) {
  const t = useT('ui')
  const text = word ?? t(`state.${state}`)
  return (
    <span className="jl-state" data-state={state} title={bare ? text : undefined}>
      <StateShape state={state} />
      <span className={bare ? 'jl-unseen' : 'jl-state-word'}>{text}</span>
    </span>
  )
}

/** The shape alone, for places that say the word themselves. */
export function StateShape({ state, size = 12 }: { state: StateName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 12 12"
      style={{ color: `var(--jl-state-${state})` }}
      aria-hidden="true"
    >
      {shapes[state]}
    </svg>
  )
}
