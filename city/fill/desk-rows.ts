import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { City } from '../city.ts'
import { createRandom } from '../random.ts'
import { insertRows } from './insert-rows.ts'

const DAY = 86_400_000

const views = [
  { as: 'dispatcher', list: 'matters', name: '本周超时', search: { overdue: 'true', sort: 'due' }, shared: true },
  {
    as: 'dispatcher',
    list: 'matters',
    name: '物业类在办',
    search: { category: 'dispute', final: 'false' },
    shared: false,
  },
  {
    as: 'supervisor',
    list: 'matters',
    name: '热线转来未办结',
    search: { source: 'hotline', final: 'false' },
    shared: true,
  },
  { as: 'leader', list: 'matters', name: '特急事项', search: { urgency: 'emergency' }, shared: false },
] as const

const exports = [
  { as: 'dispatcher', days: 3, rows: 61, reason: '周例会核对' },
  { as: 'dispatcher', days: 31, rows: 248, reason: '月度台账' },
  { as: 'supervisor', days: 9, rows: 512, reason: '街道月度通报附表' },
] as const

/** How the personas have arranged their lists, and what they took out of them: the files are gone, the record stays. */
export async function insertDesks(db: Kysely<DB>, city: City, now: Date): Promise<void> {
  const random = createRandom(city.seed, 'desks')
  const accounts = await db.selectFrom('auth.user').select(['id', 'username', 'person_id']).execute()
  const posts = await db.selectFrom('people.post').select(['person_id', 'organisation_id']).execute()
  const accountOf = (username: string) => accounts.find(row => row.username === username)
  const ago = (days: number) => new Date(now.getTime() - days * DAY)
  await insertRows(
    db,
    'desk.saved_view',
    views.flatMap(({ as, list, name, search, shared }, index) => {
      const person = accountOf(as)?.person_id
      if (!person) return []
      const at = ago(40 - index)
      const unit =
        posts.find(post => post.person_id === person && post.organisation_id !== null)?.organisation_id ?? null
      const own = { id: random.id(at), list, person_id: person, organisation_id: shared ? unit : null }
      return [{ ...own, name, search, columns: null, created_at: at, updated_at: at }]
    }),
  )
  await insertRows(
    db,
    'desk.export',
    exports.flatMap(({ as, days, rows, reason }) => {
      const account = accountOf(as)
      if (!account?.person_id) return []
      const at = ago(days)
      const done = { rows_done: rows, rows_total: rows, storage_key: null, size_bytes: null, failure: null }
      return [
        {
          id: random.id(at),
          person_id: account.person_id,
          account_id: account.id,
          list: 'matters',
          query: { final: 'false' },
          columns: ['number', 'title', 'state', 'dueAt'],
          locale: 'zh',
          reason,
          state: 'expired',
          ...done,
          requested_at: at,
          finished_at: new Date(at.getTime() + 4_000),
          expires_at: new Date(at.getTime() + DAY),
        },
      ]
    }),
  )
}
