import { sql } from 'kysely'
import { z } from 'zod'
import { writeAudit } from '#kernel/audit/server/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { DomainError } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import { writeWorkbook } from '#platform/table/index.ts'
import { returnColumns } from '../worksheet-columns.ts'
import { type MattersDb, matterRows } from './matter-rows.ts'
import { inScope } from './matter-scope.ts'
import type { MattersHandlers } from './matters-ctx.ts'
import { sendFile } from './worksheet-handlers.ts'

type Which = 'open' | 'ready' | 'returned'
const MOST = 5000
const kept = z.object({ dueAt: z.string().optional() }).catch({})

export const worksheetResults = {
  async listWorksheets({ query }, ctx) {
    let rows = sheets(ctx, query.which).orderBy('w.imported_at', 'desc').orderBy('w.sheet_number', 'desc')
    if (query.cursor) {
      const [at, number] = decodeCursor(query.cursor, 2)
      rows = rows.where(
        sql<boolean>`(w.imported_at, w.sheet_number) < (${new Date(String(at))}::timestamptz, ${String(number)})`,
      )
    }
    const found = await rows.limit(query.limit + 1).execute()
    const shown = found.slice(0, query.limit)
    const last = found.length > query.limit ? shown.at(-1) : undefined
    return {
      items: shown.map(row => ({
        district: row.district,
        sheetNumber: row.sheet_number,
        matterId: row.matter_id,
        number: row.number,
        title: row.title,
        state: row.state,
        final: row.final,
        outcome: row.outcome,
        importedAt: row.imported_at.toISOString(),
        closedAt: row.closed_at?.toISOString() ?? null,
        sheetDue: kept.parse(row.sheet).dueAt ?? null,
        returnedAt: row.returned_at?.toISOString() ?? null,
      })),
      next: last ? encodeCursor([last.imported_at.toISOString(), last.sheet_number]) : null,
    }
  },
  async exportWorksheets({ query }, ctx) {
    const rows = await sheets(ctx, query.which).orderBy('w.sheet_number').limit(MOST).execute()
    const results = await resultsOf(ctx.tx.db, rows)
    if (query.format === 'json')
      return ctx.reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', 'attachment; filename="worksheet-results.json"')
        .header('cache-control', 'no-store')
        .send({ sheets: results })
    const headers = Object.values(returnColumns)
    const table = results.map(result => headers.map(header => result[header] ?? ''))
    return sendFile(ctx, 'worksheet-results.xlsx', await writeWorkbook({ name: '办理结果', headers, rows: table }))
  },
  async returnWorksheets({ body }, ctx) {
    const found = await sheets(ctx, 'any').where('w.sheet_number', 'in', body.sheetNumbers).execute()
    if (found.length < new Set(body.sheetNumbers).size)
      throw new DomainError('matters.sheet_not_found', { status: 404 })
    if (found.some(row => !row.final)) throw new DomainError('matters.sheet_not_finished')
    const open = found.filter(row => row.returned_at === null)
    for (const row of open)
      await ctx.tx.db
        .updateTable('matters.worksheet')
        .set({ returned_at: ctx.now, returned_by: ctx.actor.personId, returned_outcome: row.outcome })
        .where('district', '=', row.district)
        .where('sheet_number', '=', row.sheet_number)
        .execute()
    writeAudit(ctx.tx, {
      district: NO_DISTRICT,
      actor: ctx.actor,
      event: 'worksheet.returned',
      subjectKind: 'matter',
      subjectId: '',
      details: { sheets: open.length },
    })
    return { returned: open.length }
  },
} satisfies Partial<MattersHandlers>

function sheets(ctx: Ctx, which: Which | 'any') {
  const query = matterRows(ctx.tx.db)
    .innerJoin('matters.worksheet as w', join =>
      join.onRef('w.district', '=', 'm.district').onRef('w.matter_id', '=', 'm.id'),
    )
    .select(['w.district', 'w.sheet_number', 'w.matter_id', 'w.sheet', 'w.imported_at', 'w.returned_at'])
    .select(['c.id as case_id', 'c.number', 'c.title', 'c.state', 'c.final', 'c.outcome', 'c.closed_at'])
    .where(inScope(ctx.scope))
  if (which === 'any') return query
  if (which === 'open') return query.where('c.final', '=', false)
  return query.where('c.final', '=', true).where('w.returned_at', which === 'ready' ? 'is' : 'is not', null)
}

type SheetLine = Awaited<ReturnType<ReturnType<typeof sheets>['execute']>>[number]
const answers: Record<string, string> = {
  solved: '解决',
  partly: '部分解决',
  not_solved: '未解决',
  satisfied: '满意',
  basically: '基本满意',
  not_satisfied: '不满意',
}
/** Steps whose words are the reply: the result handed in, the reason it was declined or made void. */
const replies = ['submit', 'settle', 'decline', 'void', 'merge']

/** In the words of the hotline's own columns. */
async function resultsOf(db: MattersDb, rows: readonly SheetLine[]): Promise<Record<string, string>[]> {
  const notes = await lastReplies(db, rows)
  const ratings = await lastRatings(db, rows)
  return rows.map(row => {
    const reply = notes.get(row.case_id)
    const rating = ratings.get(row.matter_id)
    return {
      [returnColumns.number]: row.sheet_number,
      [returnColumns.state]: translate('zh', `matters:procedures.resident_request.states.${row.state}`),
      [returnColumns.result]: row.outcome ? translate('zh', `matters:outcomes.${row.outcome}`) : '',
      [returnColumns.reply]: reply?.note ?? '',
      [returnColumns.unit]: reply?.unit ?? '',
      [returnColumns.closedAt]: row.closed_at ? localTime(row.closed_at) : '',
      [returnColumns.solved]: rating ? (answers[rating.solved] ?? '') : '',
      [returnColumns.satisfied]: rating ? (answers[rating.satisfied] ?? '') : '未评价',
      [returnColumns.matterNumber]: row.number,
    }
  })
}

async function lastReplies(db: MattersDb, rows: readonly SheetLine[]) {
  if (rows.length === 0) return new Map<string, { note: string | null; unit: string | null }>()
  const keys = rows.map(row => sql`(${row.district}, ${row.case_id}::uuid)`)
  const found = await db
    .selectFrom('workflow.action')
    .select(['case_id', 'note', 'actor_unit as unit'])
    .where(sql<boolean>`(district, case_id) in (${sql.join(keys)})`)
    .where('name', 'in', replies)
    .where('visibility', '=', 'public')
    .orderBy('seq')
    .execute()
  return new Map(found.map(row => [row.case_id, { note: row.note, unit: row.unit }]))
}

async function lastRatings(db: MattersDb, rows: readonly SheetLine[]) {
  if (rows.length === 0) return new Map<string, { solved: string; satisfied: string }>()
  const keys = rows.map(row => sql`(${row.district}, ${row.matter_id}::uuid)`)
  const found = await db
    .selectFrom('matters.rating')
    .select(['matter_id', 'solved', 'satisfied'])
    .where(sql<boolean>`(district, matter_id) in (${sql.join(keys)})`)
    .orderBy('attempt')
    .execute()
  return new Map(found.map(row => [row.matter_id, row]))
}

/** 2026-11-22 15:40, in Shanghai. */
function localTime(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
