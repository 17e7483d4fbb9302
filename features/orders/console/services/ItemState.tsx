import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import type { ItemRow } from '../api.ts'

const marks = { draft: 'waiting', published: 'moving', closed: 'done' } as const

/** How an item of the menu stands: written, offered, or taken off. */
export function ItemState({ state }: { state: ItemRow['state'] }) {
  const t = useT('orders')
  return <StateMark state={marks[state]} word={t(`itemStates.${state}`)} />
}
