import { useQuery } from '@tanstack/react-query'
import { createClient } from '#platform/client/call.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { currentLocale, useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { contract } from '../contract.ts'

const reportIn = createClient(contract, { locale: currentLocale })

/** What lies within reach, the newest first. */
export function ReportInPage() {
  const t = useT('report-in')
  const locale = useLocale()
  const list = useQuery({ queryKey: ['report-in', locale], queryFn: () => reportIn.listReportIn({ query: {} }) })
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.items.length === 0 && <EmptyState sentence={t('none')} />}
      <ul>
        {list.data?.items.map(item => (
          <li key={item.id}>
            {item.title} · {t(item.stateLabel)}
          </li>
        ))}
      </ul>
    </>
  )
}
