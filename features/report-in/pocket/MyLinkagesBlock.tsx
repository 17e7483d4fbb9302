import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import { reportIn } from './api.ts'
import './report-in.css'

/** On "tasks": the places I answer for; nothing at all where there are none. */
export function MyLinkagesBlock() {
  const t = useT('report-in-pocket')
  const { data } = useQuery({
    queryKey: ['report-in', 'linkages', 'some'],
    queryFn: () => reportIn.listLinkages({ query: { mine: 'true', limit: 3 } }),
  })
  if (!data || data.items.length === 0) return null
  return (
    <Link to="/linkages" className="jq-card jq-go">
      <span>
        <strong>{t('linkages.title')}</strong>
        <span className="jq-quiet">{data.items.map(one => one.target.name).join('、')}</span>
      </span>
      <span aria-hidden="true">›</span>
    </Link>
  )
}
