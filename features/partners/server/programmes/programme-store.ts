import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { districtOf } from '#kernel/territory/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { ProgrammePorts } from '../../ports.ts'
import { contentFault } from '../../programme-rules.ts'
import { type ProgrammeContent, programmeContent } from '../../programme-shapes.ts'

export interface ProgrammeKey {
  district: string
  id: string
}

export function readProgramme({ tx }: Pick<Ctx, 'tx'>, key: ProgrammeKey) {
  return tx.db
    .selectFrom('partners.programme as p')
    .innerJoin('territory.area as a', 'a.code', 'p.area_code')
    .selectAll('p')
    .select('a.name as area_name')
    .where('p.district', '=', key.district)
    .where('p.id', '=', key.id)
    .executeTakeFirst()
}
export type ProgrammeRecord = NonNullable<Awaited<ReturnType<typeof readProgramme>>>

/** Newest first. */
export async function readVersions({ tx }: Pick<Ctx, 'tx'>, key: ProgrammeKey) {
  const rows = await tx.db
    .selectFrom('partners.programme_version')
    .selectAll()
    .where('district', '=', key.district)
    .where('programme_id', '=', key.id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(row => ({ ...row, content: programmeContent.parse(row.content) }))
}

export async function createProgramme(
  ctx: Ctx,
  ports: ProgrammePorts<Ctx>,
  made: { areaCode: string; content: ProgrammeContent },
): Promise<ProgrammeKey> {
  const { areaCode, content } = made
  if (!ctx.reaches(areaCode)) throw notFound()
  await check(ctx, ports, made)
  const key = { district: districtOf(areaCode), id: newId(ctx.now) }
  const at = { created_at: ctx.now, updated_at: ctx.now }
  await ctx.tx.db
    .insertInto('partners.programme')
    .values({ ...key, area_code: areaCode, state: 'draft', ...namesOf(content), ...at })
    .execute()
  await insertVersion(ctx, key, { version: 1, content })
  record(ctx, { ...key, areaCode, event: 'programme.created', details: { name: content.name.zh } })
  return key
}

/** The draft is the version after the published one; there is one at most. */
export async function draftProgramme(
  ctx: Ctx,
  ports: ProgrammePorts<Ctx>,
  { content, ...key }: ProgrammeKey & { content: ProgrammeContent },
): Promise<void> {
  const programme = await editable(ctx, key)
  await check(ctx, ports, { areaCode: programme.area_code, content })
  const version = (programme.published_version ?? 0) + 1
  await ctx.tx.db
    .deleteFrom('partners.programme_version')
    .where('district', '=', key.district)
    .where('programme_id', '=', key.id)
    .where('version', '=', version)
    .execute()
  await insertVersion(ctx, key, { version, content })
  await change(ctx, key, programme.published_version === null ? namesOf(content) : {})
  record(ctx, { ...key, areaCode: programme.area_code, event: 'programme.drafted', details: { version } })
}

export async function publishProgramme(ctx: Ctx, { reason, ...key }: ProgrammeKey & { reason: string }): Promise<void> {
  const programme = await editable(ctx, key)
  const [draft] = await readVersions(ctx, key)
  if (!draft || draft.published_at !== null) throw new DomainError('partners.nothing_to_publish')
  await ctx.tx.db
    .updateTable('partners.programme_version')
    .set({ published_by: ctx.actor.name, published_at: ctx.now, reason })
    .where('district', '=', key.district)
    .where('programme_id', '=', key.id)
    .where('version', '=', draft.version)
    .execute()
  await change(ctx, key, { state: 'published', published_version: draft.version, ...namesOf(draft.content) })
  const details = { version: draft.version }
  record(ctx, { ...key, areaCode: programme.area_code, event: 'programme.published', reason, details })
}

export async function endProgramme(ctx: Ctx, { reason, ...key }: ProgrammeKey & { reason: string }): Promise<void> {
  const programme = await editable(ctx, key)
  await change(ctx, key, { state: 'ended' })
  record(ctx, { ...key, areaCode: programme.area_code, event: 'programme.ended', reason, details: {} })
}

/** Locked, within the reach of the route's permission, and not ended. */
async function editable(ctx: Ctx, key: ProgrammeKey): Promise<ProgrammeRecord> {
  await ctx.tx.db
    .selectFrom('partners.programme')
    .select('id')
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .forUpdate()
    .execute()
  const programme = await readProgramme(ctx, key)
  if (!programme || !ctx.reaches(programme.area_code)) throw notFound()
  if (programme.state === 'ended') throw new DomainError('partners.programme_ended')
  return programme
}

async function check(
  ctx: Ctx,
  ports: ProgrammePorts<Ctx>,
  { areaCode, content }: { areaCode: string; content: ProgrammeContent },
): Promise<void> {
  const rates = ctx.holds('indicator.read') ? await ports.rates(ctx, areaCode) : null
  const known = {
    procedures: ports.procedures.map(one => one.key),
    indicators: rates && rates.map(rate => rate.key),
  }
  const fault = contentFault(content, known)
  if (fault) throw invalid(fault.field, fault.code)
  const ids = [...new Set(content.lines.flatMap(line => line.organisationIds))]
  if (ids.length === 0) return
  const found = await ctx.tx.db.selectFrom('people.organisation').select('id').where('id', 'in', ids).execute()
  if (found.length < ids.length) throw invalid('content.lines', 'partners.organisation_unknown')
}

function namesOf({ name }: ProgrammeContent) {
  return { name_zh: name.zh, name_en: name.en }
}

async function insertVersion(
  ctx: Ctx,
  key: ProgrammeKey,
  made: { version: number; content: ProgrammeContent },
): Promise<void> {
  await ctx.tx.db
    .insertInto('partners.programme_version')
    .values({
      ...{ district: key.district, programme_id: key.id, version: made.version, content: jsonb(made.content) },
      ...{ edited_by: ctx.actor.name, edited_at: ctx.now },
    })
    .execute()
}

interface Columns {
  state?: string
  published_version?: number
  name_zh?: string
  name_en?: string
}

async function change(ctx: Ctx, key: ProgrammeKey, columns: Columns): Promise<void> {
  await ctx.tx.db
    .updateTable('partners.programme')
    .set({ ...columns, updated_at: ctx.now })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .execute()
}

interface Deed extends ProgrammeKey {
  areaCode: string
  event: string
  reason?: string
  details: Record<string, unknown>
}

function record(ctx: Ctx, { id, district, areaCode, event, reason, details }: Deed): void {
  writeAudit(ctx.tx, {
    ...{ district, actor: ctx.actor, event, subjectKind: 'programme', subjectId: id, areaCode, details },
    ...(reason ? { reason } : {}),
  })
}
