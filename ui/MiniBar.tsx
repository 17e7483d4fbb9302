import './parts.css'
import type { StateName } from './tokens.ts'

/** A thin bar, 0…1. Decorative: the number must stand beside it in words. */
export function MiniBar({ value, state }: { value: number; state?: StateName }) {
  const width = `${Math.round(Math.min(1, Math.max(0, value)) * 100)}%`
  const background = state ? `var(--jl-state-${state})` : 'var(--jl-accent)'
  return (
    <span className="jl-bar" aria-hidden="true">
      <span style={{ width, background }} />
    </span>
  )
}

export interface Measure {
  key: string
  label: string
  value: number
  /** How the number is written, with its unit. */
  text: string
  state?: StateName
}

/** Compares a few numbers by length; the longest fills the width unless `full` says what is full. */
export function MiniBars({ items, full }: { items: readonly Measure[]; full?: number }) {
  const most = full ?? Math.max(1, ...items.map(item => item.value))
  return (
    <dl className="jl-measure">
      {items.map(item => (
        <Row key={item.key} item={item} most={most} />
      ))}
    </dl>
  )
}

function Row({ item, most }: { item: Measure; most: number }) {
  return (
    <>
      <dt>{item.label}</dt>
      <dd>
        <MiniBar value={item.value / most} {...(item.state ? { state: item.state } : {})} />
      </dd>
      <dd>{item.text}</dd>
    </>
  )
}
