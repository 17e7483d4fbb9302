import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { Card } from './Card.tsx'
import { type Spot, stateOfPoint } from './map-shapes.ts'

interface SpotCardProps {
  spot: Spot
  onOpen: (key: string) => void
  onClose: () => void
}

/** Several matters at one spot, to choose from. */
export function SpotCard({ spot, onOpen, onClose }: SpotCardProps) {
  const t = useT('matters-map')
  const words = useT('matters')
  return (
    <Card title={t('card.spot', { count: spot.points.length })} onClose={onClose}>
      <ul className="jo-spot">
        {spot.points.map(point => (
          <li key={point.id}>
            <button type="button" onClick={() => onOpen(`${point.district}.${point.id}`)}>
              <span>{point.title}</span>
              <StateMark state={stateOfPoint(point)} word={words(`buckets.${point.bucket}`)} />
            </button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
