import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { matterPath } from '../matter-path.ts'
import { matters } from './api.ts'
import { Card } from './Card.tsx'
import { stateOfPoint } from './map-shapes.ts'

/** One matter in short; everything else is on its page. */
export function MatterCard({ district, id, onClose }: { district: string; id: string; onClose: () => void }) {
  const t = useT('matters-map')
  const words = useT('matters')
  const say = useMoment()
  const locale = useLocale()
  const { data, error, refetch } = useQuery({
    queryKey: ['matters', 'card', district, id, locale],
    queryFn: () => matters.getMatter({ params: { district, id } }),
    staleTime: 10_000,
  })
  if (error) {
    return (
      <Card title={t('card.matter')} onClose={onClose}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Card>
    )
  }
  if (!data) {
    return (
      <Card title="" onClose={onClose}>
        <span className="jl-skeleton" />
      </Card>
    )
  }
  const photo = data.photosBefore[0]
  const rows: [string, string | null][] = [
    [t('card.place'), data.compound ? `${data.compound.name} ${data.place}` : data.place],
    [
      t('card.area'),
      data.areaPath
        .slice(-2)
        .map(step => step.name)
        .join(' › '),
    ],
    [t('card.category'), data.category?.name ?? t('card.noCategory')],
    [t('card.unit'), data.lead?.name ?? null],
    [t('card.opened'), say(data.openedAt)],
    [t('card.due'), data.dueAt && !data.final ? say(data.dueAt) : null],
  ]
  return (
    <Card title={data.title} onClose={onClose}>
      <p className="jo-facts">
        <StateMark state={stateOfPoint(data)} word={words(`procedures.${data.kind}.states.${data.state}`)} />{' '}
        <code>{data.number}</code>
      </p>
      {photo && <img className="jo-photo" src={photo.thumbnailUrl} alt={t('card.photo')} loading="lazy" />}
      <dl className="jo-rows">
        {rows.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <div className="jo-actions">
        <Link className="jl-button jl-button-primary" to={matterPath({ district, id })}>
          {t('card.open')}
        </Link>
      </div>
    </Card>
  )
}
