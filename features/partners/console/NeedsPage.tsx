import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { AreaPicker, useUrlState } from '#kernel/territory/web/index.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useArea, useViewer } from '#ui/Viewer.tsx'
import { partners, territory } from './api.ts'
import { NeedCard } from './NeedCard.tsx'
import './partners.css'

/** What a compound needed lately and which partners could help, with reasons; a person decides (C20). */
export function NeedsPage() {
  const t = useT('partners-console')
  const locale = useLocale()
  const [url, change] = useUrlState()
  const { posts } = useViewer()
  const { areaCode } = useArea()
  const home = url['area'] ?? areaCode ?? posts[0]?.areaCode ?? ''
  const community = home.length >= 12 ? home.slice(0, 12) : undefined
  const compounds = useQuery({
    queryKey: ['territory', 'compounds', community],
    queryFn: () => territory.listCompounds({ query: { areaCode: community ?? '', limit: 200 } }),
    enabled: community !== undefined,
  })
  const chosen = compounds.data?.items.find(one => one.id === url['compound']) ?? compounds.data?.items[0]
  const needs = useQuery({
    queryKey: ['partners', 'needs', chosen?.district, chosen?.id, locale],
    queryFn: () =>
      partners.listNeeds({ params: { district: chosen?.district ?? '', compoundId: chosen?.id ?? '' }, query: {} }),
    enabled: chosen !== undefined,
  })
  const error = compounds.error ?? needs.error
  return (
    <>
      <PageHeader title={t('needs.title')} lead={t('needs.lead')} />
      <search className="jl-filters" aria-label={t('needs.where')}>
        <AreaPicker
          label={t('needs.community')}
          levels={['community']}
          value={community}
          onChange={area => change({ area, compound: undefined })}
        />
        <Select
          aria-label={t('needs.compound')}
          style={{ width: 240 }}
          placeholder={t('needs.compound')}
          value={chosen?.id ?? null}
          showSearch={{ optionFilterProp: 'label' }}
          options={(compounds.data?.items ?? []).map(one => ({ value: one.id, label: one.name }))}
          onChange={compound => change({ compound })}
        />
      </search>
      {error && <ErrorState error={error} onRetry={() => void needs.refetch()} />}
      {!community && <EmptyState sentence={t('needs.choose')} />}
      {needs.isFetching && !needs.data && <span className="jl-skeleton" />}
      {needs.data?.needs.length === 0 && <EmptyState sentence={t('needs.none')} />}
      {chosen &&
        needs.data?.needs.map(need => (
          <NeedCard
            key={need.field}
            need={need}
            compound={{ id: chosen.id, name: chosen.name, communityCode: needs.data.compound.communityCode }}
          />
        ))}
    </>
  )
}
