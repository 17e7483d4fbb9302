import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { newId } from '#kernel/ids/index.ts'
import type { ColumnLayout } from '#ui/list/list-desk.ts'
import { desk, type Views } from './api.ts'

const keyOf = (list: string) => ['desk', 'views', list] as const

/** Everything kept about one list; asked for once a page. */
export function useViews(list: string | undefined) {
  return useQuery({
    queryKey: keyOf(list ?? ''),
    queryFn: () => desk.listViews({ query: { list: list ?? '' } }),
    enabled: list !== undefined,
    staleTime: 5 * 60_000,
  })
}

/** The columns as they are kept; a change shows at once and is kept in the background. */
export function useColumns(
  list: string | undefined,
): [readonly ColumnLayout[] | null, (next: ColumnLayout[] | null) => void] {
  const client = useQueryClient()
  const views = useViews(list)
  const keep = useMutation({
    mutationFn: (columns: ColumnLayout[] | null) =>
      desk.setLayout({
        params: { list: list ?? '' },
        body: { requestId: newId(), columns: columns && plain(columns) },
      }),
  })
  const change = (columns: ColumnLayout[] | null) => {
    client.setQueryData<Views>(keyOf(list ?? ''), former => former && { ...former, columns: columns && plain(columns) })
    keep.mutate(columns)
  }
  return [views.data?.columns ?? null, change]
}

function plain(columns: readonly ColumnLayout[]) {
  return columns.map(({ key, width, hidden }) => ({
    key,
    ...(width === undefined ? {} : { width }),
    ...(hidden ? { hidden } : {}),
  }))
}

type NewView = Omit<Parameters<typeof desk.createView>[0]['body'], 'requestId'>

/** Keeping, changing and removing views of a list. */
export function useViewChanges(list: string) {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: keyOf(list) })
  return {
    create: useMutation({
      mutationFn: (view: NewView) => desk.createView({ body: { ...view, requestId: newId() } }),
      onSuccess,
    }),
    edit: useMutation({
      mutationFn: ({ id, ...change }: Partial<NewView> & { id: string }) =>
        desk.editView({ params: { id }, body: { ...change, requestId: newId() } }),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (id: string) => desk.deleteView({ params: { id }, body: { requestId: newId() } }),
      onSuccess,
    }),
    open: useMutation({
      mutationFn: (defaultViewId: string | null) =>
        desk.setLayout({ params: { list }, body: { requestId: newId(), defaultViewId } }),
      onSuccess,
    }),
  }
}
