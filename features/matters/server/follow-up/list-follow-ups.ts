import { sql } from 'kysely'
import type { z } from 'zod'
import { type ExportList, exportList } from '#kernel/desk/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { contract } from '../../contract.ts'
import { filterConditions } from '../matter-filters.ts'
import { readFollowUpSettings } from './follow-up-settings.ts'
import { type FollowUpReader, type FollowUpRow, followUpRows, toLines, viewConditions } from './follow-up-rows.ts'

const route = contract.routes.listFollowUps
type Query = z.output<typeof route.query>
type Page = z.input<typeof route.reply>

const COUNT_LIMIT = 10_000

/** One page within reach: what has waited longest first, what is over by when it ended, the latest first. */
export async function listFollowUps(reader: FollowUpReader, query: Query): Promise<Page> {
  const { area, category, q, which } = query
  const conditions = [...viewConditions(which, reader), ...filterConditions({ area, category, q }, reader.now)]
  const over = which === 'done' || which === 'given_up'
  const rows = await followUpRows(reader)
    .where(eb => eb.and([...conditions, ...afterCursor(query.cursor, over)]))
    .orderBy(over ? sql`f.ended_at desc` : sql`f.due_at`)
    .orderBy(over ? sql`f.case_id desc` : sql`f.case_id`)
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  const { tries } = await readFollowUpSettings(reader.db)
  return {
    items: await toLines(reader, shown, tries),
    next: last ? cursorOf(last, over) : null,
    ...(query.cursor ? {} : { total: await countRows(reader, conditions) }),
  }
}

async function countRows(reader: FollowUpReader, conditions: ReturnType<typeof viewConditions>): Promise<number> {
  const capped = followUpRows(reader)
    .where(eb => eb.and(conditions))
    .limit(COUNT_LIMIT)
  const row = await reader.db
    .selectFrom(capped.as('capped'))
    .select(eb => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

function afterCursor(cursor: string | undefined, over: boolean): ReturnType<typeof viewConditions> {
  if (!cursor) return []
  const [at, id] = decodeCursor(cursor, 2)
  const from = sql`(${new Date(String(at))}::timestamptz, ${String(id)}::uuid)`
  return [over ? sql`(f.ended_at, f.case_id) < ${from}` : sql`(f.due_at, f.case_id) > ${from}`]
}

function cursorOf(row: FollowUpRow, over: boolean): string {
  const at = over ? (row.ended_at ?? row.call_at) : row.call_at
  return encodeCursor([at.toISOString(), row.case_id])
}

const column = (key: string, width: number) => ({ key, title: `matters:followUp.fields.${key}`, width })
const field = (key: string, width: number) => ({ key, title: `matters:fields.${key}`, width })

/** The call list as a file: without names and numbers, which are looked at one by one and on record. */
export const followUpsList: ExportList = exportList({
  list: 'follow-ups',
  route,
  read: (query, { tx, scope, actor, now, locale }) =>
    listFollowUps({ db: tx.db, scope, personId: actor.personId, now, locale }, query),
  columns: [
    { ...field('number', 22), value: row => row.number },
    { ...field('title', 40), value: row => row.title },
    { ...field('area', 18), value: row => row.area.name },
    { ...field('category', 20), value: (row, say) => row.category?.name ?? say('matters:fields.noCategory') },
    { ...field('lead', 24), value: row => row.lead?.name ?? null },
    { ...column('state', 14), value: (row, say) => say(`matters:followUp.states.${row.follow.state}`) },
    { ...column('dueAt', 18), value: row => new Date(row.follow.dueAt) },
    { ...column('tries', 8), value: row => row.follow.tries },
    {
      ...column('reached', 12),
      value: (row, say) => row.follow.lastReached && say(`workflow:reached.${row.follow.lastReached}`),
    },
    { ...column('solved', 12), value: (row, say) => row.follow.solved && say(`matters:solved.${row.follow.solved}`) },
    {
      ...column('satisfied', 12),
      value: (row, say) => row.follow.satisfied && say(`matters:satisfied.${row.follow.satisfied}`),
    },
    { ...column('reopened', 10), value: (row, say) => say(row.follow.reopened ? 'ui:form.yes' : 'ui:form.no') },
  ],
})
