import { parts as consoleParts } from '#apps/console/parts.ts'
import { parts as pocketParts } from '#apps/pocket/parts.ts'
import type { PageRoute } from '#ui/part.ts'

export interface Screen {
  face: 'console' | 'pocket'
  /** As the part writes it, with `$name` for parameters. */
  path: string
  permission?: string | undefined
  /** For those who hold a post: the console, and the tasks of the pocket. */
  posts?: true
}

/** What a session says of whoever is signed in. */
export interface Standing {
  permissions: string[]
  posts: { role: string }[]
}

/** Pages the pocket brings itself, beside those of the parts; tasks are for those with a post. */
const own: readonly Screen[] = [
  { face: 'pocket', path: '/' },
  { face: 'pocket', path: '/tasks', posts: true },
  { face: 'pocket', path: '/me' },
]

/** Every page of both faces, read from what is assembled: a new page is in here without anybody adding it. */
export const screens: readonly Screen[] = [
  ...routesOf('console', consoleParts).map(screen => ({ ...screen, posts: true as const })),
  ...own,
  ...routesOf('pocket', pocketParts),
]

function routesOf(face: Screen['face'], parts: readonly { routes: readonly PageRoute[] }[]): Screen[] {
  return parts.flatMap(part => part.routes.map(({ path, permission }) => ({ face, path, permission })))
}

export function mayOpen({ permission, posts }: Screen, standing: Standing): boolean {
  if (posts && standing.posts.every(post => post.role === 'resident')) return false
  return permission === undefined || standing.permissions.includes(permission)
}

export function nameOf({ face, path }: Screen): string {
  return `/${face}${path}`
}
