import { useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import type { RoundState } from '../round.ts'

const shapes = {
  draft: 'waiting',
  open: 'moving',
  counting: 'soon',
  published: 'moving',
  final: 'done',
  cancelled: 'waiting',
} as const

/** A shape and a word. */
export function RoundMark({ state }: { state: RoundState }) {
  const t = useT('appraisal-web')
  return (
    <span className="ja-mark">
      <StateShape state={shapes[state]} /> {t(`states.${state}`)}
    </span>
  )
}
