import { useQuery } from '@tanstack/react-query'
import { useT } from '#ui/i18n.ts'
import { partners } from './api.ts'
import './partners.css'

/** What the sentinels of an area reported, all together; of one to four nothing is said, of a person never. */
export function SentinelCard({ areaCode }: { areaCode: string }) {
  const t = useT('partners-console')
  const counted = useQuery({
    queryKey: ['partners', 'sentinels', areaCode],
    queryFn: () => partners.countSentinels({ query: { areaCode } }),
    retry: false,
  })
  if (!counted.data) return null
  const { days, sentinels, reports, solved } = counted.data
  const say = (count: number | null) => count ?? t('few')
  return (
    <p role="note" className="pt-quiet">
      {t('sentinels', { days, sentinels: say(sentinels), reports: say(reports), solved: say(solved) })}
    </p>
  )
}
