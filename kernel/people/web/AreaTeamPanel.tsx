import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type AreaDetail } from '#kernel/territory/index.ts'
import { plainSearch, useReach } from '#kernel/territory/web/index.ts'
import { useT } from '#ui/i18n.ts'
import { GridTeamCard, OrganisationLine } from './GridTeamCard.tsx'
import { directory } from './api.ts'
import './people.css'
import { Vacancies } from './Vacancies.tsx'

const few = 8

/** Under the facts of an area: its team and its organisations. */
export function AreaTeamPanel({ area }: { area: AreaDetail }) {
  const reaches = useReach('directory.read')(area.code)
  if (area.level === 'grid') {
    if (!reaches) return null
    return (
      <div className="jp-panel">
        <GridTeamCard gridCode={area.code} />
      </div>
    )
  }
  if (area.level === 'micro_grid') return null
  return (
    <div className="jp-panel">
      <Seated area={area} />
      {area.level === 'community' && reaches && <Vacancies areaCode={area.code} />}
    </div>
  )
}

/** The organisations that sit at the area itself. */
function Seated({ area }: { area: AreaDetail }) {
  const t = useT('people-web')
  const { data } = useQuery({
    queryKey: ['people', 'organisations', 'seated', area.code],
    queryFn: () => directory.listOrganisations({ query: { areaCode: area.code, seated: 'true', limit: few } }),
    staleTime: 30_000,
  })
  return (
    <section className="jp-team" aria-label={t('team.seated')}>
      <h3>{t('team.seated')}</h3>
      <ul>
        {data?.items.map(one => (
          <OrganisationLine key={one.id} organisation={one} />
        ))}
      </ul>
      <Link to="/organisations" search={plainSearch({ area: area.code })}>
        {t('team.allOrganisations')}
      </Link>
    </section>
  )
}
