import type { Selectable } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { canonicalJson } from '#kernel/workflow/index.ts'
import { sha256 } from '#kernel/workflow/server/index.ts'
import { levelOf } from '#kernel/territory/index.ts'
import { notFound } from '#platform/error.ts'
import { periodKinds } from '../dates.ts'
import { periodOf } from '../periods.ts'
import { publicationContent, type PublicationLine, reportFormats, reportLocales } from '../shapes.ts'
import type { InsightsDb } from './insights-db.ts'
import { mayRead } from './where.ts'

export type PublicationRow = Omit<Selectable<DB['insights.publication']>, never>

type Hashed = Pick<
  PublicationRow,
  'area_code' | 'period' | 'starts' | 'edition' | 'reason' | 'catalogue_version' | 'prev_hash'
>

/** Over everything that is frozen and the edition before it; who published it and when is not part of the numbers. */
export function hashOf(row: Hashed, content: unknown): string {
  const { area_code, period, starts, edition, reason, catalogue_version, prev_hash } = row
  return sha256(canonicalJson({ area_code, period, starts, edition, reason, catalogue_version, prev_hash, content }))
}

export async function publicationAt(ctx: Ctx, key: { district: string; id: string }): Promise<PublicationRow> {
  const row = await ctx.tx.db
    .selectFrom('insights.publication')
    .selectAll()
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .executeTakeFirst()
  if (!row || !visible(ctx, row)) throw notFound()
  return row
}

/** A draft is for those who may publish it. */
function visible(ctx: Ctx, row: PublicationRow): boolean {
  return mayRead(ctx, row.area_code) && (row.state === 'published' || mayPublish(ctx, row.area_code))
}

export function mayPublish(ctx: Ctx, areaCode: string): boolean {
  return ctx.can('indicator.publish', { areaCode, caseType: null })
}

export async function toLines(ctx: Ctx, rows: readonly PublicationRow[]): Promise<PublicationLine[]> {
  const names = await namesOf(
    ctx.tx.db,
    rows.map(row => row.area_code),
  )
  const ready = await readyOf(ctx.tx.db, rows)
  return rows.map(row => {
    const kind = periodKinds.find(one => one === row.period) ?? 'month'
    const code = row.area_code
    return {
      district: row.district,
      id: row.id,
      area: { code, name: names.get(code) ?? code, level: levelOf(code) },
      kind,
      from: row.starts,
      to: periodOf(kind, row.starts).to,
      edition: row.edition,
      state: row.state === 'published' ? 'published' : 'draft',
      reason: row.reason,
      catalogueVersion: row.catalogue_version,
      hash: row.hash,
      createdAt: row.created_at.toISOString(),
      publishedAt: row.published_at?.toISOString() ?? null,
      ready: ready.has(row.id),
      mayPublish: row.state === 'draft' && mayPublish(ctx, code),
    }
  })
}

export async function toDetail(ctx: Ctx, row: PublicationRow) {
  const [line] = await toLines(ctx, [row])
  if (!line) throw notFound()
  return {
    ...line,
    content: publicationContent.parse(row.content),
    prevHash: row.prev_hash,
    intact: hashOf(row, row.content) === row.hash,
  }
}

async function namesOf(db: InsightsDb, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await db.selectFrom('territory.area').select(['code', 'name']).where('code', 'in', codes).execute()
  return new Map(rows.map(row => [row.code, row.name]))
}

/** Those whose every file is written in the state they are in. */
async function readyOf(db: InsightsDb, rows: readonly PublicationRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const files = await db
    .selectFrom('insights.report_file')
    .select(['publication_id', 'state'])
    .where('district', 'in', [...new Set(rows.map(row => row.district))])
    .where(
      'publication_id',
      'in',
      rows.map(row => row.id),
    )
    .execute()
  const wanted = reportFormats.length * reportLocales.length
  return new Set(
    rows
      .filter(row => files.filter(file => file.publication_id === row.id && file.state === row.state).length === wanted)
      .map(row => row.id),
  )
}
