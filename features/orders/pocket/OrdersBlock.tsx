import { useQuery } from '@tanstack/react-query'
import { createClient } from '#platform/client/call.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { currentLocale, useLocale, useT } from '#ui/i18n.ts'
import { contract } from '../contract.ts'

const orders = createClient(contract, { locale: currentLocale })

/** The newest few; nothing at all when there are none. */
export function OrdersBlock() {
  const t = useT('orders')
  const locale = useLocale()
  const list = useQuery({
    queryKey: ['orders', 'tasks', locale],
    queryFn: () => orders.listOrders({ query: { limit: 5 } }),
  })
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data || list.data.items.length === 0) return null
  return (
    <section aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ul>
        {list.data.items.map(item => (
          <li key={item.id}>
            {item.title} · {t(item.stateLabel)}
          </li>
        ))}
      </ul>
    </section>
  )
}
