import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { DomainError, invalid } from '#platform/error.ts'
import type { contract } from '../contract.ts'
import { findRegistration, type SubjectKey } from './find-registration.ts'
import { toRegistration } from './registration-rows.ts'
import type { ReportInDeps } from './report-in-deps.ts'

type Body = z.output<(typeof contract.routes)['takeVanguardPost']['body']>

/** What goes from public pages when a registration ends, however it ends. */
export const OFF_THE_PAGES = {
  wall_consent_at: null,
  vanguard_building_id: null,
  vanguard_words: '',
  vanguard_since: null,
} as const

const MOST = 500

/**
 * A post of service at a building (B39 先锋岗): who stands by there, and for what. The person takes it and leaves it by themselves;
 * it says nothing of what they belong to, and the directory does not know of it.
 */
export async function takeVanguardPost(ctx: Ctx, key: SubjectKey, { body, deps }: { body: Body; deps: ReportInDeps }) {
  const row = await findRegistration(ctx.tx.db, ctx.scope, key)
  if (row.state !== 'registered' || row.kind !== 'member') throw new DomainError('report-in.not_serving')
  const { items } = await listMyBuildings(ctx, key)
  if (!items.some(one => one.id === body.buildingId)) throw invalid('buildingId', 'report-in.building_elsewhere')
  await write(ctx, key, {
    vanguard_building_id: body.buildingId,
    vanguard_words: body.words,
    vanguard_since: row.vanguard_building_id === body.buildingId ? row.vanguard_since : ctx.now,
  })
  return read(ctx, key, deps)
}

export async function leaveVanguardPost(ctx: Ctx, key: SubjectKey, deps: ReportInDeps) {
  await findRegistration(ctx.tx.db, ctx.scope, key)
  await write(ctx, key, { vanguard_building_id: null, vanguard_words: '', vanguard_since: null })
  return read(ctx, key, deps)
}

export async function listMyBuildings(ctx: Ctx, key: SubjectKey) {
  const row = await findRegistration(ctx.tx.db, ctx.scope, key)
  if (row.community_code === null) return { items: [] }
  const items = await ctx.tx.db
    .selectFrom('territory.building as b')
    .innerJoin('territory.compound as k', join =>
      join.onRef('k.district', '=', 'b.district').onRef('k.id', '=', 'b.compound_id'),
    )
    .select(['b.id', 'b.name', 'k.name as compound'])
    .where('b.district', '=', key.district)
    .where('k.community_code', '=', row.community_code)
    .orderBy('k.name')
    .orderBy('b.id')
    .limit(MOST)
    .execute()
  return { items }
}

interface Post {
  vanguard_building_id: string | null
  vanguard_words: string
  vanguard_since: Date | null
}

async function write({ tx, now }: Ctx, key: SubjectKey, post: Post): Promise<void> {
  await tx.db
    .updateTable('report_in.registration')
    .set({ ...post, updated_at: now })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .execute()
}

async function read(ctx: Ctx, key: SubjectKey, { crypto }: ReportInDeps) {
  return toRegistration(await findRegistration(ctx.tx.db, ctx.scope, key), { actor: ctx.actor, now: ctx.now, crypto })
}
