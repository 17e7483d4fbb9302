import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { AreaCountMap, type ChangeUrl, type UrlState } from '#kernel/territory/web/index.ts'
import { useT } from '#ui/i18n.ts'
import { useViewer } from '#ui/Viewer.tsx'
import { directory } from './api.ts'
import { readQuery } from './OrganisationList.tsx'

/** Where the organisations of the list are: the same filters, counted by area (B20). */
export function OrganisationMap({ url, change, home }: { url: UrlState; change: ChangeUrl; home: string | undefined }) {
  const t = useT('people-web')
  const { posts } = useViewer()
  const { limit: _limit, cursor: _cursor, ...filter } = readQuery(url, home ?? posts[0]?.areaCode)
  const areaCode = filter.areaCode ?? ''
  const query = { ...filter, areaCode }
  const found = useQuery({
    queryKey: ['people', 'organisations', 'map', query],
    queryFn: () => directory.countOrganisations({ query }),
    placeholderData: keepPreviousData,
    enabled: areaCode !== '',
  })
  return (
    <AreaCountMap
      what={t('menu.organisations')}
      areaCode={areaCode}
      counts={found.data}
      error={found.error}
      onRetry={() => void found.refetch()}
      onEnter={area => change({ area, cursor: undefined })}
      onList={() => change({ area: areaCode, view: undefined, cursor: undefined })}
    />
  )
}
