import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Select, Segmented } from 'antd'
import { shanghaiDate } from '#kernel/people/index.ts'
import { AreaPicker, type ChangeUrl, type UrlState, useUrlState } from '#kernel/territory/web/index.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { useListDesk } from '#ui/list/list-desk.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Paging } from '#ui/Paging.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useNow } from '#ui/use-now.ts'
import { useArea, useMay } from '#ui/Viewer.tsx'
import type { Pattern } from '../../pattern-shapes.ts'
import { partners } from '../api.ts'
import '../partners.css'
import { PatternTree } from './PatternTree.tsx'

/** A shape of organisation laid over the areas within reach: drawn as a tree, with what is missing marked. */
export function PatternsPage() {
  const t = useT('partners-shapes')
  const [url, change] = useUrlState()
  const patterns = useQuery({ queryKey: ['partners', 'patterns'], queryFn: () => partners.listPatterns({}) })
  const mayEdit = useMay('setting.edit')
  const today = shanghaiDate(useNow())
  // Whoever may change them finds the ended ones too, to bring one back.
  const items = patterns.data?.items.filter(one => mayEdit || !one.validTo || one.validTo > today) ?? []
  const chosen = items.find(one => one.code === url['pattern']) ?? items[0]
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          mayEdit && (
            <>
              {chosen && (
                <Link to="/patterns/$code/edit" params={{ code: chosen.code }} className="jl-button">
                  {t('edit.open')}
                </Link>
              )}
              <Link to="/patterns/new" className="jl-button">
                {t('edit.new')}
              </Link>
            </>
          )
        }
      />
      {patterns.error && <ErrorState error={patterns.error} onRetry={() => void patterns.refetch()} />}
      {chosen && <Laid pattern={chosen} patterns={items} url={url} change={change} />}
    </>
  )
}

interface LaidProps {
  pattern: Pattern
  patterns: readonly Pattern[]
  url: UrlState
  change: ChangeUrl
}

function Laid({ pattern, patterns, url, change }: LaidProps) {
  const t = useT('partners-shapes')
  const locale = useLocale()
  const { areaCode: home } = useArea()
  const area = url['area'] ?? home
  const query = { ...(area ? { areaCode: area } : {}), ...(url['cursor'] ? { cursor: url['cursor'] } : {}) }
  const found = useQuery({
    queryKey: ['partners', 'check', pattern.code, query, locale],
    queryFn: () => partners.checkPattern({ params: { code: pattern.code }, query }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: found.data?.next, onCursor: cursor => change({ cursor }) })
  const onlyGaps = url['show'] === 'gaps'
  return (
    <>
      <GapsFile pattern={pattern.code} area={area ?? undefined} url={url} change={change} />
      <search className="jl-filters" aria-label={t('which')}>
        <Select
          aria-label={t('pattern')}
          style={{ width: 240 }}
          value={pattern.code}
          options={patterns.map(one => {
            const name = locale === 'en' ? one.en : one.zh
            return { value: one.code, label: one.validTo ? t('ended', { name }) : name }
          })}
          onChange={code => change({ pattern: code, cursor: undefined })}
        />
        <AreaPicker
          label={t('area')}
          value={url['area']}
          onChange={code => change({ area: code, cursor: undefined })}
        />
        <Segmented
          aria-label={t('show')}
          value={onlyGaps ? 'gaps' : 'all'}
          options={['all', 'gaps'].map(value => ({ value, label: t(`shows.${value}`) }))}
          onChange={next => change({ show: next === 'gaps' ? 'gaps' : undefined })}
        />
      </search>
      <p className="pt-quiet pt-chain">{pattern.nodes.map(node => node.name[locale]).join(' → ')}</p>
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {!found.data && !found.error && <span className="jl-skeleton" />}
      {found.data?.items.length === 0 && <EmptyState sentence={t('none')} />}
      {found.data?.items.map(one => (
        <PatternTree key={one.code} area={one} onlyGaps={onlyGaps} />
      ))}
      {found.data && <Paging {...keyset} shown={found.data.items.length} />}
    </>
  )
}

/** The file of the gaps, by the same tools every list has. */
function GapsFile({
  pattern,
  area,
  url,
  change,
}: { pattern: string; area: string | undefined } & Pick<LaidProps, 'url' | 'change'>) {
  const t = useT('partners')
  const { Tools } = useListDesk()
  const columns = ['root', 'area', 'areaCode', 'level', 'organisation', 'lacks', 'lacking'].map(key => ({
    key,
    title: t(`gaps.${key}`),
  }))
  return (
    <Tools
      list="pattern-gaps"
      search={url}
      onSearch={view => change(Object.fromEntries(Object.entries(view).map(([name, value]) => [name, String(value)])))}
      columns={columns}
      exportQuery={{ pattern, ...(area ? { areaCode: area } : {}) }}
      opensWithDefault={false}
    />
  )
}
