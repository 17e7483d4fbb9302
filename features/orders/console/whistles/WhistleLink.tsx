import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CaseView } from '#kernel/workflow/index.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import { orders } from '../api.ts'
import '../orders.css'
import { whistlePath } from './whistle-path.ts'

/** On any open case: whistle for it; and the whistles it was already raised for. */
export function WhistleLink({ view }: { view: CaseView }) {
  const t = useT('orders-console')
  const locale = useLocale()
  const mayRaise = useMay('whistle.raise')
  const { case: line } = view
  const own =
    line.subjectKind.startsWith('whistle') || line.subjectKind === 'errand' || line.subjectKind.includes('task')
  const found = useQuery({
    queryKey: ['orders', 'whistles', { origin: line.id }, locale],
    queryFn: () => orders.listWhistles({ query: { origin: line.id, limit: 5 } }),
    enabled: !own,
    staleTime: 60_000,
  })
  if (own) return null
  return (
    <span className="oc-link">
      {mayRaise && !line.final && (
        <Link
          to="/whistles/raise"
          search={{ origin: `${line.district}.${line.number}`, area: line.areaCode, about: line.title }}
          className="jl-button"
        >
          {t('whistles.forThis')}
        </Link>
      )}
      {found.data?.items.map(whistle => (
        <Link key={whistle.id} to={whistlePath(whistle)}>
          {t('whistles.raisedFor', { number: whistle.number, state: t(whistle.stateLabel) })}
        </Link>
      ))}
    </span>
  )
}
