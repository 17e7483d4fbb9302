import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import { gridTeamRoles } from '../grid-team.ts'
import type { Organisation, PostView } from '../shapes.ts'
import { directory } from './api.ts'
import './people.css'

const partOf = { grid_instructor: 'instructors', grid_chief: 'chiefs', grid_worker: 'workers' } as const

/** Who stands in a grid, which parts nobody holds, and the organisations met there (the nearest `organisations`). */
export function GridTeamCard({ gridCode, organisations = 8 }: { gridCode: string; organisations?: number }) {
  const t = useT('people-web')
  const words = useT('people')
  const { data, error, refetch } = useQuery({
    queryKey: ['people', 'grid-team', gridCode],
    queryFn: () => directory.getGridTeam({ params: { code: gridCode.slice(0, 15) } }),
    staleTime: 30_000,
  })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <span className="jl-skeleton" />
  return (
    <>
      <section className="jp-team" aria-label={words('team.title')}>
        <h3>{words('team.title')}</h3>
        <dl>
          {gridTeamRoles.map(role => (
            <div key={role}>
              <dt>{words(`roles.${role}`)}</dt>
              <dd>
                <Holders posts={data[partOf[role]]} />
              </dd>
            </div>
          ))}
        </dl>
        {data.vacancies.length === 0 && <p className="jp-quiet">{words('team.complete')}</p>}
      </section>
      {data.organisations.length > 0 && (
        <section className="jp-team" aria-label={t('team.organisations')}>
          <h3>{t('team.organisations')}</h3>
          <ul>
            {data.organisations.slice(0, organisations).map(one => (
              <OrganisationLine key={one.id} organisation={one} />
            ))}
          </ul>
          {data.organisations.length > organisations && (
            <p className="jp-quiet">{t('team.more', { count: data.organisations.length - organisations })}</p>
          )}
        </section>
      )}
    </>
  )
}

function Holders({ posts }: { posts: readonly PostView[] }) {
  const t = useT('people-web')
  if (posts.length === 0) {
    return (
      <span className="jp-vacant">
        <StateShape state="soon" /> {t('team.vacant')}
      </span>
    )
  }
  return <>{posts.map(post => post.personName).join('、')}</>
}

export function OrganisationLine({ organisation }: { organisation: Organisation }) {
  const t = useT('people')
  return (
    <li>
      <Link to="/organisations/$id" params={{ id: organisation.id }}>
        {organisation.shortName ?? organisation.name}
      </Link>
      <span className="jp-quiet">{t(`kinds.${organisation.kind}`)}</span>
    </li>
  )
}
