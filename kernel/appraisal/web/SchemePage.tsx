import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { appraisal } from './api.ts'
import './appraisal.css'
import { blankRules } from './blank-scheme.ts'
import { Designer } from './Designer.tsx'

/** One scheme, or a new one. */
export function SchemePage() {
  const t = useT('appraisal-web')
  const { district = '', key = '' }: { district?: string; key?: string } = useParams({ strict: false })
  const isNew = district === 'new'
  const found = useQuery({
    queryKey: ['appraisal', 'scheme', district, key],
    queryFn: () => appraisal.getScheme({ params: { district, key } }),
    enabled: !isNew,
  })
  if (isNew) return <Designer scheme={null} rules={blankRules()} />
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <p role="status">{t('ui:table.loading')}</p>
  return <Designer key={`${key}${found.data.version}`} scheme={found.data} rules={found.data.rules} />
}
