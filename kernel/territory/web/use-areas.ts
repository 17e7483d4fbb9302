import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { territory } from './api.ts'

/** How many children a branch shows; larger ones are searched. */
export const branchSize = 200

export function childrenQuery(parent: string) {
  return queryOptions({
    queryKey: ['territory', 'children', parent],
    queryFn: async () => (await territory.listAreas({ query: { parent, limit: branchSize } })).items,
    staleTime: 60_000,
  })
}

export function areaQuery(code: string) {
  return queryOptions({
    queryKey: ['territory', 'area', code],
    queryFn: () => territory.getArea({ params: { code } }),
    staleTime: 30_000,
  })
}

export function useAreaSearch(q: string | undefined, includeClosed = false) {
  return useQuery({
    queryKey: ['territory', 'search', q, includeClosed],
    queryFn: () =>
      territory.listAreas({ query: { q: q ?? '', limit: 50, ...(includeClosed ? { includeClosed: 'true' } : {}) } }),
    enabled: q !== undefined && q !== '',
    placeholderData: keepPreviousData,
  })
}

/** Runs a change of the register and reads again whatever of it is on the page. */
export function useTerritoryChange<A, R>(change: (args: A) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['territory'] }),
  })
}
