import { pinPath } from './pin-path.ts'

export function PinShape() {
  return (
    <svg width="32" height="40" viewBox="0 0 32 40">
      <path d={pinPath} fill="var(--jl-accent)" stroke="var(--jl-paper)" strokeWidth="2" />
      <circle cx="16" cy="15.5" r="5" fill="var(--jl-paper)" />
    </svg>
  )
}
