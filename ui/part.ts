import type { ComponentType } from 'react'
import type { AreaLayer } from './map/area-layer.ts'

/** A page of a part, loaded when first opened. `path` is relative to the face, with `$name` for parameters. */
export interface PageRoute {
  path: `/${string}`
  page: () => Promise<ComponentType>
  /** Without this permission the page answers as if it were not there. */
  permission?: string
  /** Pocket: opens for nobody in particular as well, because the server answers what it asks to everybody. */
  guest?: true
  /** Stands alone in the window, without rail and top bar. */
  bare?: boolean
  /** Cleans the query string before the page reads it with `useSearch({ strict: false })`. */
  search?: (raw: Record<string, unknown>) => Record<string, unknown>
}

/** The rail's groups from top to bottom: daily work, the fields of work, the city's registers, administration. */
export type MenuGroup = 'daily' | 'fields' | 'city' | 'system'
export const menuGroups: readonly MenuGroup[] = ['daily', 'fields', 'city', 'system']

export interface MenuEntry {
  group: MenuGroup
  path: `/${string}`
  /** Text key with namespace, `matters:menu.matters`. */
  label: string
  icon: ComponentType
  /** Small numbers first. */
  order: number
  /** Shown to those who hold any of these; to all when absent. */
  permissions?: readonly string[]
  /** Draws the count of what I must act on; renders nothing at zero. */
  Badge?: ComponentType
}

export interface SearchTarget {
  /** Text key with namespace: what can be found there. */
  label: string
  permissions?: readonly string[]
  /** Where the words lead, with the query string. */
  path: (words: string) => string
}

/** Something the command palette found. */
export interface Found {
  id: string
  title: string
  /** What and where it is, in a few words. */
  detail?: string | undefined
  /** Address inside the console, with the query string. */
  path: string
}

/** Finds things by words for the command palette; the server decides what is within reach. */
export interface Finder {
  name: string
  /** Text key with namespace: what it finds. */
  label: string
  permissions?: readonly string[]
  find: (words: string, signal: AbortSignal) => Promise<Found[]>
}

/** What a module brings to the console; its `console/index.ts` (or `web/index.ts`) exports one as `consolePart`. */
export interface ConsolePart {
  name: string
  /** Registers its texts, where its door is the pocket's as well, which loads them later; done before the first page. */
  texts?: () => Promise<unknown>
  routes: readonly PageRoute[]
  menu: readonly MenuEntry[]
  search?: SearchTarget
  finders?: readonly Finder[]
  /** Numbers of areas by which the One Map may be filled. */
  areaLayers?: readonly AreaLayer[]
  /** Stand in the top bar, such as the inbox bell. */
  tools?: readonly ComponentType[]
}

export type PocketPlace = 'home' | 'neighbourhood' | 'tasks' | 'me'

/** A piece of one of the four pages behind the bottom bar. */
export interface PocketBlock {
  place: PocketPlace
  order: number
  block: () => Promise<ComponentType>
  /** Shown to whoever is not signed in as well. */
  guest?: true
  permissions?: readonly string[]
}

/** What a module brings to the pocket; its `pocket/index.ts` exports one as `pocketPart`. */
export interface PocketPart {
  name: string
  /** Registers its texts, where the first page can do without them; done before any other page shows. */
  texts?: () => Promise<unknown>
  routes: readonly PageRoute[]
  blocks: readonly PocketBlock[]
}
