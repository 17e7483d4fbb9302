import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ChangeUrl, UrlState } from '#kernel/territory/web/index.ts'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { useKeyset } from '#ui/use-keyset.ts'
import type { PersonView } from '../shapes.ts'
import { directory } from './api.ts'
import { DirectoryTools } from './DirectoryTools.tsx'
import { peopleQuery } from './people-query.ts'

export interface DirectoryListProps {
  url: UrlState
  change: ChangeUrl
  areaCode: string | undefined
  onPerson: (id: string) => void
}

/** Staff by name; with `unposted` those who hold no post. */
export function PeopleList({
  url,
  change,
  areaCode,
  onPerson,
  unposted = false,
}: DirectoryListProps & { unposted?: boolean }) {
  const t = useT('people-web')
  const named = url['name'] ? { name: url['name'] } : {}
  const query = { ...peopleQuery(url, areaCode), ...named }
  const list = useQuery({
    queryKey: ['people', 'list', unposted, query],
    queryFn: () =>
      unposted
        ? directory.listUnposted({ query: { ...named, ...(query.cursor ? { cursor: query.cursor } : {}) } })
        : directory.listPeople({ query }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: list.data?.next, onCursor: cursor => change({ cursor }) })
  const columns = usePeopleColumns(onPerson)
  return (
    <>
      {!unposted && (
        <DirectoryTools
          list="people"
          url={url}
          change={change}
          columns={columns}
          query={query}
          opensWithDefault={!url['tab']}
        />
      )}
      <DataTable
        list="people"
        label={t('menu.people')}
        rows={list.data?.items}
        rowKey={row => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        onOpen={row => onPerson(row.id)}
        {...(url['person'] ? { selected: url['person'] } : {})}
        empty={{ sentence: t(unposted ? 'people.noneUnposted' : 'people.none') }}
        paging={keyset}
        columns={columns}
      />
    </>
  )
}

function usePeopleColumns(onPerson: (id: string) => void): DataColumn<PersonView>[] {
  const t = useT('people-web')
  const words = useT('people')
  return [
    {
      key: 'name',
      title: t('people.name'),
      width: 120,
      cell: row => (
        <button type="button" className="jl-link" onClick={() => onPerson(row.id)}>
          {row.name}
        </button>
      ),
    },
    {
      key: 'posts',
      title: t('posts.title'),
      cell: row => (
        <ul className="jp-posts">
          {row.posts.map(post => (
            <li key={post.id}>
              {words(`roles.${post.role}`)} · {post.areaName}
              {post.organisationName && <span className="jp-quiet"> · {post.organisationName}</span>}
            </li>
          ))}
          {row.posts.length === 0 && <li className="jp-quiet">{t('people.noPost')}</li>}
        </ul>
      ),
    },
  ]
}
