import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import type { WallWish } from './api.ts'
import { ClaimButton } from './ClaimButton.tsx'
import { useFieldChoices } from './use-near.ts'
import { useWhen } from './use-when.ts'

const marks = { open: 'waiting', taken: 'moving', fulfilled: 'done' } as const

/** One wish as anybody may read it; an open one can be taken up. */
export function WishCard({ wish }: { wish: WallWish }) {
  const t = useT('orders-pocket')
  const { nameOf } = useFieldChoices()
  const { away } = useWhen()
  const about = [wish.shownName ?? t('wall.noName'), wish.area.name, nameOf(wish.field), away(wish.metres)]
  return (
    <article className="op-card">
      <h2 className="op-title">{wish.title}</h2>
      <p>{wish.words}</p>
      <p className="op-quiet">{about.filter(Boolean).join(' · ')}</p>
      <StateMark state={marks[wish.standing]} word={t(`orders:wallStates.${wish.standing}`)} />
      {wish.standing === 'open' && (
        <ClaimButton subject={{ district: wish.district, kind: 'wish', id: wish.id, title: wish.title }} />
      )}
    </article>
  )
}
