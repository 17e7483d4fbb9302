import type { BaseCtx } from '#platform/http/mount.ts'

/** What a handler here needs of the caller; access, which stands to the right, provides it. */
export interface TerritoryCtx extends BaseCtx {
  actor: { personId: string; name: string }
  /** Whether the permission of this route carries to an area. */
  reaches: (areaCode: string) => boolean
}

/** As much of it as changing an area takes, over HTTP or in a job. */
export type AreaCtx = Pick<TerritoryCtx, 'tx' | 'now' | 'locale' | 'actor' | 'reaches'>
