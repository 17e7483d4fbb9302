import { markPath } from './brand/mark-path.ts'

/** Jinlin's mark: two roofs that share one wall, drawn in one line. Decorative beside the name, else give a `label`. */
export function Mark({ size = 28, label }: { size?: number; label?: string }) {
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" fill="none" {...named}>
      <path d={markPath} stroke="var(--jl-accent)" strokeWidth="3.6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
