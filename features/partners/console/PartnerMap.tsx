import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { AreaCountMap, type ChangeUrl, type UrlState } from '#kernel/territory/web/index.ts'
import { useT } from '#ui/i18n.ts'
import { useViewer } from '#ui/Viewer.tsx'
import { partners } from './api.ts'
import { readPartnerQuery } from './partner-query.ts'

/** Where the partners of the list are registered: the same filters, counted by area (B20). */
export function PartnerMap({ url, change, home }: { url: UrlState; change: ChangeUrl; home: string | undefined }) {
  const words = useT('partners')
  const { posts } = useViewer()
  const filter = readPartnerQuery(url, home ?? posts[0]?.areaCode)
  const areaCode = filter.areaCode ?? ''
  const query = { ...filter, areaCode }
  const found = useQuery({
    queryKey: ['partners', 'map', query],
    queryFn: () => partners.countPartners({ query }),
    placeholderData: keepPreviousData,
    enabled: areaCode !== '',
  })
  return (
    <AreaCountMap
      what={words('title')}
      areaCode={areaCode}
      counts={found.data}
      error={found.error}
      onRetry={() => void found.refetch()}
      onEnter={area => change({ area, cursor: undefined })}
      onList={() => change({ area: areaCode, view: undefined, cursor: undefined })}
    />
  )
}
