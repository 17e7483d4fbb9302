import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import type { StateName } from '#ui/tokens.ts'
import type { ItemLine, ItemState } from '../../co-building-shapes.ts'

const marks: Record<ItemState, StateName> = {
  fixed: 'waiting',
  under_way: 'moving',
  checking: 'waiting',
  done: 'done',
  dropped: 'hold',
  voided: 'hold',
}

/** State of an item; one that is late says so first. */
export function ItemMark({ item }: { item: Pick<ItemLine, 'state' | 'overdue'> }) {
  const t = useT('partners-co-building')
  const words = useT('partners')
  const word = words(`itemStates.${item.state}`)
  return item.overdue ? (
    <StateMark state="overdue" word={t('stateOverdue')} />
  ) : (
    <StateMark state={marks[item.state]} word={word} />
  )
}
