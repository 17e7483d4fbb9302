import type { PocketBlock, PocketPlace } from '#ui/part.ts'
import { holdsAny, type Viewer } from '#ui/Viewer.tsx'
import { after, allTexts } from './later-texts.ts'
import { parts } from './parts.ts'

export const placePaths = { home: '/', neighbourhood: '/neighbourhood', tasks: '/tasks', me: '/me' } as const

// The first page waits for nothing but the texts of what stands on it.
const blocks: readonly PocketBlock[] = parts.flatMap(part =>
  part.blocks.map(one => ({ ...one, block: after(one.place === 'home' ? part.texts : allTexts, one.block) })),
)

/** The blocks of one place that the viewer may see, in their order. */
export function blocksAt(place: PocketPlace, viewer: Viewer): PocketBlock[] {
  return blocks
    .filter(block => block.place === place && (viewer.guest ? block.guest : holdsAny(viewer, block.permissions)))
    .toSorted((a, b) => a.order - b.order)
}

/** The bottom bar: 任务 only for those with posts, 邻里 only once there is something in it. */
export function placesFor(viewer: Viewer): PocketPlace[] {
  const optional: PocketPlace[] = []
  if (blocksAt('neighbourhood', viewer).length > 0) optional.push('neighbourhood')
  if (viewer.posts.some(post => post.role !== 'resident')) optional.push('tasks')
  return viewer.guest ? optional : ['home', ...optional, 'me']
}
