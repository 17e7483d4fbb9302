import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useT } from '#ui/i18n.ts'
import { useKeyset } from '#ui/use-keyset.ts'
import { itemStates } from '../../co-building-shapes.ts'
import { partners } from '../api.ts'
import { ItemTable } from './ItemTable.tsx'
import { type ListProps, pageOf, yearOf } from './list-props.ts'

/** Co-building items of all meetings within reach. */
export function ItemList(props: ListProps) {
  const { url, change } = props
  const t = useT('partners-co-building')
  const state = itemStates.find(one => one === url['state'])
  const query = {
    ...pageOf(props),
    ...yearOf(props),
    ...(state ? { state } : {}),
    ...(url['state'] === 'overdue' ? { overdue: 'true' as const } : {}),
  }
  const list = useQuery({
    queryKey: ['partners', 'co-building', 'items', query],
    queryFn: () => partners.listItems({ query }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: list.data?.next, onCursor: cursor => change({ cursor }) })
  return (
    <ItemTable
      list="co-building-items"
      rows={list.data?.items}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={{ sentence: t('none.items') }}
      paging={{
        ...keyset,
        pageSize: query.limit,
        onPageSize: limit => change({ limit: String(limit), cursor: undefined }),
      }}
    />
  )
}
