import { useQuery } from '@tanstack/react-query'
import { useT } from '#ui/i18n.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import { Section } from '#ui/Section.tsx'
import { type MatterDetail, territory } from './api.ts'

const zoom = 16

/** Where it is: the pin, its grid among the neighbouring ones, and the way down in words. */
export function PlaceCard({ matter }: { matter: MatterDetail }) {
  const t = useT('matters-console')
  const { lng, lat, areaPath, compound, place, attribution } = matter
  const community = areaPath.find(area => area.level === 'community')
  const grids = useQuery({
    queryKey: ['territory', 'boundaries', community?.code, 'grid'],
    queryFn: () =>
      territory.listBoundaries({ params: { code: community?.code ?? '' }, query: { level: 'grid', zoom } }),
    enabled: community !== undefined,
    staleTime: 10 * 60_000,
  })
  const grid = areaPath.find(area => area.level === 'grid')
  return (
    <Section title={t('place.title')}>
      <MapCanvas
        height={200}
        label={t('place.map', { title: matter.title })}
        target={{ centre: { lng, lat }, zoom }}
        pin={{ lng, lat }}
        {...(grids.data ? { areas: grids.data } : {})}
        {...(grid ? { selectedArea: grid.code } : {})}
      />
      <p className="jc-place">
        <strong>{placeWords(compound?.name, place)}</strong>
        <span>
          {areaPath
            .slice(1)
            .map(area => area.name)
            .join(' › ')}
        </span>
        {attribution !== 'inside' && <span className="jc-attribution">{t(`matters:attribution.${attribution}`)}</span>}
      </p>
    </Section>
  )
}

/** People often begin with the name of the compound; it is said once. */
function placeWords(compound: string | undefined, place: string): string {
  if (!compound || place.startsWith(compound)) return place
  return [compound, place].filter(Boolean).join(' ')
}
