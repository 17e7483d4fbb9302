import { type Expression, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import { type ExportList, exportList } from '#kernel/desk/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { contract } from '../contract.ts'
import { OPEN_STATES, OVER_STATES } from '../rules.ts'
import type { ReportInDb, ReportInDeps } from './report-in-deps.ts'
import { type Reader, registrationRows, toRegistration } from './registration-rows.ts'
import { registrationsWithin } from './registrations-within.ts'
import { blindName } from './seal-name.ts'

const route = contract.routes.listRegistrations
type Query = z.output<typeof route.query>
type Page = z.input<typeof route.reply>

/** One page within reach: who is due by the day, everything else the newest first. */
export async function listRegistrations(
  db: ReportInDb,
  scope: Scope,
  { query, reader }: { query: Query; reader: Reader },
): Promise<Page> {
  const due = query.which === 'due'
  const rows = await registrationRows(db)
    .where(registrationsWithin(scope))
    .where(eb => eb.and(filters(query, reader)))
    .$if(query.cursor !== undefined, rest => rest.where(after(query.cursor ?? '', due)))
    .orderBy(due ? sql`r.happened_on` : sql`r.id desc`)
    .orderBy(sql`r.id`)
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(row => toRegistration(row, reader)),
    next: last ? encodeCursor(due ? [last.happened_on, last.id] : [last.id]) : null,
  }
}

function after(cursor: string, due: boolean): Expression<SqlBool> {
  if (!due) return sql<SqlBool>`r.id < ${String(decodeCursor(cursor, 1)[0])}::uuid`
  const [day, id] = decodeCursor(cursor, 2)
  return sql<SqlBool>`(r.happened_on, r.id) > (${String(day)}::date, ${String(id)}::uuid)`
}

function filters(query: Query, { now, crypto }: Reader): Expression<SqlBool>[] {
  const { which, kind, area, organisationId, name } = query
  return [
    inView(which, shanghaiDate(now)),
    ...(kind ? [sql<SqlBool>`r.kind = ${kind}`] : []),
    ...(area ? [underArea(area, 'r.area_code')] : []),
    ...(organisationId ? [sql<SqlBool>`r.organisation_id = ${organisationId}::uuid`] : []),
    ...(name ? [sql<SqlBool>`r.name_blind = ${blindName(crypto, name)}`] : []),
  ]
}

function inView(which: Query['which'], today: string): Expression<SqlBool> {
  const among = (states: readonly string[]) => sql<SqlBool>`r.state in (${sql.join(states)})`
  if (which === 'due') return among(['expected'])
  if (which === 'open') return among(OPEN_STATES)
  if (which === 'over') return among(OVER_STATES)
  if (which === 'late')
    return sql<SqlBool>`((r.state = 'expected' and r.due_on < ${today}::date) or (r.on_time = false and ${among([...OPEN_STATES, 'registered'])}))`
  return among(['registered'])
}

const column = (key: string, width: number) => ({ key, title: `report-in:fields.${key}`, width })

/** The register as a file: names masked, because a file goes from hand to hand. */
export function registrationsList({ crypto }: Pick<ReportInDeps, 'crypto'>): ExportList {
  return exportList({
    list: 'registrations',
    route,
    read: (query, { tx, scope, actor, now }) =>
      listRegistrations(tx.db, scope, { query, reader: { actor, now, crypto, masked: true } }),
    columns: [
      { ...column('kind', 10), value: (row, say) => say(`report-in:kinds.${row.kind}`) },
      { ...column('name', 14), value: row => row.name },
      { ...column('organisation', 30), value: row => row.organisation.name },
      { ...column('community', 20), value: row => row.community?.name ?? null },
      { ...column('building', 26), value: row => row.building && `${row.building.compound} ${row.building.name}` },
      { ...column('state', 12), value: (row, say) => say(`report-in:states.${row.state}`) },
      { ...column('happenedOn', 12), value: row => row.happenedOn },
      { ...column('dueOn', 12), value: row => row.dueOn },
      { ...column('reportedOn', 12), value: row => row.reportedOn },
      {
        ...column('onTime', 12),
        value: (row, say) => (row.onTime === null ? null : say(`report-in:punctual.${row.onTime ? 'yes' : 'no'}`)),
      },
      { ...column('offerWords', 30), value: row => row.offerWords },
      { ...column('endedOn', 12), value: row => row.endedOn },
    ],
  })
}
