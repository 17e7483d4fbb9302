import { useQuery } from '@tanstack/react-query'
import { territoryContract } from '#kernel/territory/index.ts'
import { createClient } from '#platform/client/call.ts'
import { currentLocale } from '#ui/i18n.ts'

const territory = createClient(territoryContract, { locale: currentLocale })

/** The name of an area, or its code while it is on its way. */
export function AreaName({ code }: { code: string }) {
  const found = useQuery({
    queryKey: ['territory', 'area', code],
    queryFn: () => territory.getArea({ params: { code } }),
    staleTime: 10 * 60_000,
  })
  return <span title={code}>{found.data?.name ?? code}</span>
}
