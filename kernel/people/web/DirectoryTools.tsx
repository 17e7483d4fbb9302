import type { ChangeUrl, UrlState } from '#kernel/territory/web/index.ts'
import { useListDesk } from '#ui/list/list-desk.ts'

interface DirectoryToolsProps {
  list: string
  url: UrlState
  change: ChangeUrl
  columns: readonly { key: string; title: string }[]
  /** What the route of the list is asked. */
  query: Readonly<Record<string, unknown>>
  opensWithDefault?: boolean
}

/** Views, columns and the file of a list that keeps its filters in the address. */
export function DirectoryTools({ list, url, change, columns, query, opensWithDefault = true }: DirectoryToolsProps) {
  const { Tools } = useListDesk()
  const { cursor: _cursor, limit: _limit, ...asked } = query
  const { tab, ...rest } = url
  const cleared = Object.fromEntries(Object.keys(rest).map(name => [name, undefined]))
  return (
    <Tools
      list={list}
      search={url}
      onSearch={view =>
        change({
          ...cleared,
          tab,
          ...Object.fromEntries(Object.entries(view).map(([name, value]) => [name, String(value)])),
        })
      }
      columns={columns}
      exportQuery={asked}
      opensWithDefault={opensWithDefault}
    />
  )
}
