import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { appraisal, type PublicResult, type PublicRound } from './api.ts'
import './pocket.css'
import { PocketBack } from './PocketBack.tsx'
import { percent, points, useWords } from './use-words.ts'

interface Filter {
  area?: string
  scheme?: string
}

/** Keeps the filters of the address that can be filters. */
export function readPublicSearch(raw: Record<string, unknown>): Filter {
  const [area, scheme] = [wordOf(raw['area']), wordOf(raw['scheme'])]
  return {
    ...(/^\d{4,18}$/.test(area) ? { area } : {}),
    ...(/^[a-z][a-z0-9_]{1,39}$/.test(scheme) ? { scheme } : {}),
  }
}

/** A code of digits comes out of an address as a number. */
function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** What was announced to everybody: organisations and areas, by round, with how each score came about. No ranks. */
export function PublicResultsPage() {
  const t = useT('appraisal-web')
  const locale = useLocale()
  const filter = readPublicSearch(useSearch({ strict: false }))
  const list = useInfiniteQuery({
    queryKey: ['appraisal', 'public', filter, locale],
    queryFn: ({ pageParam }) =>
      appraisal.listPublicResults({ query: { ...filter, limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: last => last.next,
  })
  const items = list.data?.pages.flatMap(page => page.items) ?? []
  const rounds = new Map(list.data?.pages.flatMap(page => page.rounds.map(one => [one.id, one] as const)))
  return (
    <div className="jap-stack">
      <PocketBack to="/neighbourhood">{t('announced.back')}</PocketBack>
      <h1>{t('announced.title')}</h1>
      <p className="jap-quiet">{t('announced.lead')}</p>
      <Filters filter={filter} />
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <p role="status">{t('ui:table.loading')}</p>}
      {list.isSuccess && items.length === 0 && (
        <EmptyState sentence={t(filter.area || filter.scheme ? 'announced.noneHere' : 'announced.none')} />
      )}
      {[...rounds.values()].map(round => (
        <RoundCard key={round.id} round={round} items={items.filter(one => one.roundId === round.id)} />
      ))}
      {list.hasNextPage && (
        <button
          type="button"
          className="jap-button"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('announced.more')}
        </button>
      )}
    </div>
  )
}

function Filters({ filter }: { filter: Filter }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const navigate = useNavigate()
  const choices = useQuery({
    queryKey: ['appraisal', 'public-choices'],
    queryFn: () => appraisal.listPublicChoices({}),
    staleTime: 60_000,
  })
  const go = (next: Filter) =>
    void navigate({ to: '.', search: readPublicSearch({ ...filter, ...next }), replace: true })
  return (
    <div className="jap-filters">
      <label>
        {t('rounds.area')}
        <select value={filter.area ?? ''} onChange={event => go({ area: event.target.value })}>
          <option value="">{t('announced.anyArea')}</option>
          {choices.data?.areas.map(one => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('rounds.scheme')}
        <select value={filter.scheme ?? ''} onChange={event => go({ scheme: event.target.value })}>
          <option value="">{t('announced.anyScheme')}</option>
          {choices.data?.schemes.map(one => (
            <option key={one.key} value={one.key}>
              {words(one.title)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

function RoundCard({ round, items }: { round: PublicRound; items: readonly PublicResult[] }) {
  const t = useT('appraisal-web')
  const words = useWords()
  return (
    <article className="jap-card jap-stack" aria-label={round.title}>
      <div>
        <h2>{round.title}</h2>
        <p className="jap-quiet">
          {words(round.schemeTitle)} · {round.areaName} ·{' '}
          <span className="jap-whole">
            {round.periodFrom} – {round.periodTo}
          </span>
        </p>
        {!round.final && <p className="jap-quiet">{t('announced.notFinal')}</p>}
      </div>
      <dl className="jap-parts">
        {items.map(one => (
          <div key={one.subjectId}>
            <dt>{one.subjectName}</dt>
            <dd>
              {one.band && <strong>{words(one.band.name)} </strong>}
              {one.score === null ? t('results.unrated') : t('results.score', { score: points(one.score) })}
            </dd>
            {one.reason && (
              <dd className="jap-quiet">{t('results.corrected', { edition: one.edition, reason: one.reason })}</dd>
            )}
            {one.answer && <dd className="jap-quiet">{t('results.answered', { words: one.answer })}</dd>}
          </div>
        ))}
      </dl>
      <HowItCameAbout round={round} />
    </article>
  )
}

/** The definition of the number, beside the number. */
function HowItCameAbout({ round }: { round: PublicRound }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const named = (parts: readonly string[]) => parts.join(t('newRound.comma'))
  return (
    <details>
      <summary className="jap-fold">{t('announced.how')}</summary>
      <div className="jap-stack">
        <p className="jap-quiet">
          {t('result.scoreHelp')} {t('bands.range', { min: points(round.range.min), max: points(round.range.max) })}
        </p>
        <ul className="jap-list">
          {round.indicators.map(one => (
            <li key={one.key}>
              {words(one.name)} · {percent(one.weight)}
              {words(one.definition) && <p className="jap-quiet">{words(one.definition)}</p>}
            </li>
          ))}
        </ul>
        {round.groups.length > 0 && (
          <p className="jap-quiet">
            {t('announced.raters', {
              groups: named(round.groups.map(one => `${words(one.name)} ${percent(one.share)}`)),
            })}
          </p>
        )}
        {round.bands.length > 0 && (
          <p className="jap-quiet">
            {t('announced.bands', {
              bands: named(round.bands.map(one => `${words(one.name)} ${points(one.from)}–${points(one.to)}`)),
            })}
          </p>
        )}
        {round.basis && <p className="jap-quiet">{t('results.basis', { basis: round.basis })}</p>}
      </div>
    </details>
  )
}
