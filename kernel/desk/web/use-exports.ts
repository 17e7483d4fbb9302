import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { newId } from '#kernel/ids/index.ts'
import { desk } from './api.ts'

const key = ['desk', 'exports'] as const
const often = 1_000

/** One file; looked at again until it is done. */
export function useExport(id: string | undefined) {
  return useQuery({
    queryKey: [...key, id],
    queryFn: () => desk.getExport({ params: { id: id ?? '' } }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && isSettled(state.data.state) ? false : often),
  })
}

export function useExports(cursor: string | undefined) {
  return useQuery({
    queryKey: [...key, 'list', cursor],
    queryFn: () => desk.listExports({ query: cursor ? { cursor } : {} }),
    placeholderData: former => former,
    refetchInterval: ({ state }) => (state.data?.items.every(item => isSettled(item.state)) ? false : often),
  })
}

function isSettled(state: string): boolean {
  return state !== 'waiting' && state !== 'running'
}

interface Asked {
  list: string
  query: object
  reason: string
}

/** Asking for a file and stopping one. */
export function useExportStart() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: key })
  return {
    start: useMutation({
      mutationFn: ({ list, query, reason }: Asked) =>
        desk.startExport({
          body: { requestId: newId(), list, query: scalars(query), ...(reason === '' ? {} : { reason }) },
        }),
      onSuccess,
    }),
    cancel: useMutation({
      mutationFn: (id: string) => desk.cancelExport({ params: { id }, body: { requestId: newId() } }),
      onSuccess,
    }),
  }
}

function scalars(query: object): Record<string, string | number | boolean> {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, value] as const]
      : [],
  )
  return Object.fromEntries(pairs)
}
