import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import './report-in.css'
import { useMine } from './use-mine.ts'

/** On "me": where I serve, or the way to report in. */
export function MyReportInBlock() {
  const t = useT('report-in-pocket')
  const { data } = useMine()
  const [latest] = data?.items ?? []
  const place = latest?.community?.name ?? ''
  return (
    <Link to="/report-in" className="jq-card jq-go">
      <span>
        <strong>{t('title')}</strong>
        <span className="jq-quiet">{latest ? t(`said.${latest.state}`, { community: place }) : t('block.none')}</span>
      </span>
      <span aria-hidden="true">›</span>
    </Link>
  )
}
