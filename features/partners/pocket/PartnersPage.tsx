import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { partners, useDictionary } from './api.ts'
import { MyPartnership } from './MyPartnership.tsx'
import { PartnerCard } from './PartnerCard.tsx'
import './partners.css'
import { PublicMap } from './PublicMap.tsx'

interface Search {
  field?: string
  area?: string
  view?: string
}

/** Everybody's register: organisations that agreed to be listed, as a list or on the map; and my own partnership. */
export function PartnersPage() {
  const t = useT('partners-pocket')
  const words = useT('partners')
  const navigate = useNavigate()
  const raw: Record<string, unknown> = useSearch({ strict: false })
  const search = readSearch(raw)
  const go = (patch: Search) => void navigate({ to: '.', search: { ...search, ...patch } as never, replace: true })
  const { fields } = useDictionary()
  const onMap = search.view === 'map'
  return (
    <div className="pp-stack">
      <Link to="/neighbourhood" className="pp-back">
        ‹ {t('back')}
      </Link>
      <h1>{words('title')}</h1>
      <p className="pp-quiet">{t('lead')}</p>
      <MyPartnership />
      <label className="pp-field">
        {words('fields.field')}
        <select value={search.field ?? ''} onChange={event => go({ field: event.target.value || undefined } as Search)}>
          <option value="">{t('anyField')}</option>
          {fields.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div className="pp-switch" role="group" aria-label={t('view')}>
        {(['list', 'map'] as const).map(view => (
          <button
            key={view}
            type="button"
            className="jl-button"
            aria-pressed={(view === 'map') === onMap}
            onClick={() => go({ view })}
          >
            {t(`views.${view}`)}
          </button>
        ))}
      </div>
      {onMap ? (
        <PublicMap
          field={search.field}
          area={search.area}
          onArea={area => go({ area, view: area.length >= 12 ? 'list' : 'map' })}
        />
      ) : (
        <PublicList field={search.field} area={search.area} onAll={() => go({ area: undefined } as Search)} />
      )}
    </div>
  )
}

function readSearch(raw: Record<string, unknown>): Search {
  const word = (name: string) =>
    typeof raw[name] === 'string' || typeof raw[name] === 'number' ? String(raw[name]) : undefined
  const [field, area, view] = [word('field'), word('area'), word('view')]
  return { ...(field ? { field } : {}), ...(area ? { area } : {}), ...(view ? { view } : {}) }
}

function PublicList({
  field,
  area,
  onAll,
}: {
  field: string | undefined
  area: string | undefined
  onAll: () => void
}) {
  const t = useT('partners-pocket')
  const filter = { ...(field ? { field } : {}), ...(area ? { areaCode: area } : {}) }
  const list = useInfiniteQuery({
    queryKey: ['partners', 'public', filter],
    queryFn: ({ pageParam }) => partners.listPublicPartners({ query: { ...filter, limit: 20, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  })
  const items = list.data?.pages.flatMap(page => page.items) ?? []
  return (
    <>
      {area && (
        <button type="button" className="jl-link" onClick={onAll}>
          {t('wholeCity')}
        </button>
      )}
      {list.isPending && <span className="jl-skeleton" />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && <EmptyState sentence={t('none')} />}
      {items.map(one => (
        <PartnerCard key={one.id} partner={one} />
      ))}
      {list.hasNextPage && (
        <button type="button" className="jl-button" onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </button>
      )}
    </>
  )
}
