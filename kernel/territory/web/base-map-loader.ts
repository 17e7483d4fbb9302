import type { QueryClient } from '@tanstack/react-query'
import type { BaseMap } from '#ui/map/map-props.ts'
import { drawingOf } from '../base-map.ts'
import { territory } from './api.ts'

export const baseMapQuery = {
  queryKey: ['territory', 'base-map'],
  queryFn: () => territory.readBaseMap({}),
  staleTime: 5 * 60_000,
}

/** What `BaseMapContext` of a face is given: the city's choice, asked for when the first map is drawn. */
export function baseMapLoader(client: QueryClient): () => Promise<BaseMap | null> {
  return async () => drawingOf(await client.fetchQuery(baseMapQuery))
}
