import { ArrowRightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { GridTeamCard } from '#kernel/people/web/index.ts'
import { type AreaDetail, levelOf } from '#kernel/territory/index.ts'
import { plainSearch, useReach } from '#kernel/territory/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { MiniBars } from '#ui/MiniBar.tsx'
import { useMay, useViewer } from '#ui/Viewer.tsx'
import { useCategoryNames } from '../use-categories.ts'
import { directory, matters, territory } from './api.ts'
import { Card, CardPart } from './Card.tsx'
import { useAreaDetail } from './use-map-data.ts'

/** Up to here a card names things; the rest is behind a link. */
const few = 5

/** What one area is, how it stands, who answers for it. */
export function AreaCard({
  code,
  onEnter,
  onClose,
}: {
  code: string
  onEnter: (code: string) => void
  onClose?: () => void
}) {
  const t = useT('matters-map')
  const words = useT('territory')
  const area = useAreaDetail(code)
  const mayDirectory = useMay('directory.read')
  const reaches = useReach('directory.read')(code)
  const found = area.data?.code === code ? area.data : undefined
  const isGrid = code.length >= 15
  return (
    <Card title={found?.name ?? ''} onClose={onClose}>
      {area.error && <ErrorState error={area.error} onRetry={() => void area.refetch()} />}
      {found && (
        <p className="jo-facts">
          {words(`levels.${found.level}`)} <code>{found.code}</code>
          {found.households !== null && <> · {t('card.households', { count: found.households })}</>}
        </p>
      )}
      <div className="jo-actions">
        {onClose && !isGrid && (
          <button type="button" className="jl-button jl-button-primary" onClick={() => onEnter(code)}>
            {t('card.enter')} <ArrowRightOutlined />
          </button>
        )}
        <Link className="jl-button" to="/areas" search={plainSearch({ code })}>
          {t('card.directory')}
        </Link>
      </div>
      <Numbers code={code} />
      {isGrid && reaches && <GridTeamCard gridCode={code} organisations={few} />}
      {!isGrid && mayDirectory && <Organisations code={code} />}
      {found && <Compounds area={found} />}
    </Card>
  )
}

function Numbers({ code }: { code: string }) {
  const t = useT('matters-map')
  const fields = useCategoryNames()
  const { posts } = useViewer()
  const beyond = posts.every(post => !code.startsWith(post.areaCode) && !post.areaCode.startsWith(code))
  const numbers = useQuery({
    queryKey: ['matters', 'area-numbers', code],
    queryFn: () => matters.areaNumbers({ params: { code } }),
    staleTime: 20_000,
  })
  if (numbers.error) return <ErrorState error={numbers.error} onRetry={() => void numbers.refetch()} />
  const { data } = numbers
  if (beyond) return <p className="jo-note">{t('card.beyond')}</p>
  const name = (id: string) =>
    id === 'none' ? t('card.noCategory') : (fields.find(field => field.id === id)?.name ?? id)
  const figure = (key: 'open' | 'overdue' | 'closed30', search: Record<string, string>) => (
    <Link to="/matters" search={plainSearch({ area: code, ...search })} className="jo-figure" data-measure={key}>
      <strong>{data ? data[key] : '–'}</strong>
      <span>{t(`measures.${key}.short`)}</span>
    </Link>
  )
  const open = data?.fields.filter(field => field.open > 0).toSorted((a, b) => b.open - a.open) ?? []
  return (
    <CardPart title={t('card.numbers')}>
      <div className="jo-figures">
        {figure('open', { final: 'false' })}
        {figure('overdue', { overdue: 'true' })}
        {figure('closed30', { final: 'true' })}
      </div>
      {open.length > 0 && (
        <MiniBars
          items={open.slice(0, few).map(field => ({
            key: field.field,
            label: name(field.field),
            value: field.open,
            text:
              field.overdue > 0
                ? t('card.withOverdue', { open: field.open, overdue: field.overdue })
                : String(field.open),
            state: 'moving',
          }))}
        />
      )}
      <p className="jo-note">{t('card.reach')}</p>
    </CardPart>
  )
}

function Organisations({ code }: { code: string }) {
  const t = useT('matters-map')
  const kinds = useT('people')
  const { data } = useQuery({
    queryKey: ['people', 'organisations', 'card', code],
    queryFn: () => directory.listOrganisations({ query: { areaCode: code, seated: 'true', limit: few } }),
    staleTime: 60_000,
  })
  if (!data || data.items.length === 0) return null
  return (
    <CardPart title={t('card.organisations')}>
      <ul className="jo-lines">
        {data.items.map(one => (
          <li key={one.id}>
            <Link to="/organisations/$id" params={{ id: one.id }}>
              {one.shortName ?? one.name}
            </Link>
            <span>{kinds(`kinds.${one.kind}`)}</span>
          </li>
        ))}
      </ul>
      <Link to="/organisations" search={plainSearch({ area: code })}>
        {t('card.allOrganisations')}
      </Link>
    </CardPart>
  )
}

function Compounds({ area }: { area: AreaDetail }) {
  const t = useT('matters-map')
  const near = ['community', 'grid', 'micro_grid'].includes(levelOf(area.code))
  const { data } = useQuery({
    queryKey: ['territory', 'compounds', 'card', area.code],
    queryFn: () => territory.listCompounds({ query: { areaCode: area.code, limit: few + 1 } }),
    enabled: near,
    staleTime: 60_000,
  })
  if (!data || data.items.length === 0) return null
  const community = area.code.slice(0, 12)
  return (
    <CardPart title={t('card.compounds')}>
      <ul className="jo-lines">
        {data.items.slice(0, few).map(one => (
          <li key={one.id}>
            <Link to="/areas" search={plainSearch({ code: community, tab: 'compounds', compound: one.id })}>
              {one.name}
            </Link>
            {one.households !== null && <span>{t('card.households', { count: one.households })}</span>}
          </li>
        ))}
      </ul>
      {data.items.length > few && (
        <Link to="/areas" search={plainSearch({ code: community, tab: 'compounds' })}>
          {t('card.allCompounds')}
        </Link>
      )}
    </CardPart>
  )
}
