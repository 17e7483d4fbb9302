import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import type { ImportRunView } from '../api.ts'

const shapes = {
  mapping: 'soon',
  checked: 'waiting',
  waiting: 'moving',
  running: 'moving',
  done: 'done',
  failed: 'overdue',
  cancelled: 'hold',
  expired: 'hold',
} as const satisfies Record<ImportRunView['state'], string>

export function ImportState({ state }: { state: ImportRunView['state'] }) {
  const t = useT('desk-web')
  return <StateMark state={shapes[state]} word={t(`imports.states.${state}`)} />
}
