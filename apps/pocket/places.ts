import type { PocketBlock, PocketPlace } from '#ui/part.ts'
import { holdsAny, type Viewer } from '#ui/Viewer.tsx'
import { parts } from './parts.ts'

export const placePaths = { home: '/', neighbourhood: '/neighbourhood', tasks: '/tasks', me: '/me' } as const

/** The blocks of one place that the viewer may see, in their order. */
export function blocksAt(place: PocketPlace, viewer: Viewer): PocketBlock[] {
  return parts
    .flatMap(part => part.blocks)
    .filter(block => block.place === place && holdsAny(viewer, block.permissions))
    .toSorted((a, b) => a.order - b.order)
}

/** The bottom bar: 任务 only for those with posts, 邻里 only once there is something in it. */
export function placesFor(viewer: Viewer): PocketPlace[] {
  const optional: PocketPlace[] = []
  if (blocksAt('neighbourhood', viewer).length > 0) optional.push('neighbourhood')
  if (viewer.posts.some(post => post.role !== 'resident')) optional.push('tasks')
  return ['home', ...optional, 'me']
}
