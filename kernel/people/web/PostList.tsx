import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useKeyset } from '#ui/use-keyset.ts'
import { directory } from './api.ts'
import type { DirectoryListProps } from './PeopleList.tsx'
import { peopleQuery } from './people-query.ts'
import { DirectoryTools } from './DirectoryTools.tsx'
import { PostTable, usePostColumns } from './PostTable.tsx'

/** Posts by area, the ended ones where wanted. */
export function PostList({ url, change, areaCode, onPerson }: DirectoryListProps) {
  const query = { ...peopleQuery(url, areaCode), ...(url['ended'] ? { includeEnded: 'true' as const } : {}) }
  const list = useQuery({
    queryKey: ['people', 'posts', query],
    queryFn: () => directory.listPosts({ query }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: list.data?.next, onCursor: cursor => change({ cursor }) })
  return (
    <>
      <DirectoryTools
        list="posts"
        url={url}
        change={change}
        columns={usePostColumns()}
        query={query}
        opensWithDefault={false}
      />
      <PostTable
        list="posts"
        posts={list.data?.items}
        error={list.error}
        onRetry={() => void list.refetch()}
        paging={keyset}
        onPerson={onPerson}
      />
    </>
  )
}
