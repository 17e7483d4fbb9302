import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { City } from '../city.ts'
import { createRandom } from '../random.ts'
import { type FullRow, insertRows } from './insert-rows.ts'
import type { CityPorts } from './ports.ts'

const DAY = 86_400_000
const MINUTE = 60_000
/** So many past events stand in the delivery log of the first webhook. */
const LOGGED = 24

interface At {
  city: City
  ports: CityPorts
  now: Date
}

/**
 * Keys, webhooks and an outside system as an administrator would have set them up, with a log of what was told. All of
 * them are switched off and their addresses end in `.example` (RFC 2606): a demonstration calls nobody, and no key opens
 * anything, because no key has these hashes.
 */
export async function insertInterfaces(db: Kysely<DB>, { city, ports, now }: At): Promise<void> {
  const admin = city.cast.get('sysadmin')
  if (!admin) return
  const random = createRandom(city.seed, 'interfaces')
  const ago = (days: number) => new Date(now.getTime() - days * DAY)
  const key = (name: string, days: number, more: { hint: string; revoked: boolean }) => ({
    id: random.id(ago(days)),
    name,
    key_hash: `demo-${random.id(ago(days))}`,
    hint: more.hint,
    per_minute: 60,
    created_by: admin.id,
    created_at: ago(days),
    last_used_on: ago(more.revoked ? days - 20 : 1)
      .toISOString()
      .slice(0, 10),
    revoked_at: more.revoked ? ago(days - 30) : null,
  })
  await insertRows(db, 'open_data.api_key', [
    key('城市热线平台', 120, { hint: 'k7Qd', revoked: false }),
    key('市民服务小程序（旧）', 200, { hint: 'p2Rm', revoked: true }),
  ])
  const hook = (name: string, path: string, days: number) => ({
    id: random.id(ago(days)),
    name,
    url: `https://hooks.example/${path}`,
    event_types: ['matter.received', 'matter.state_changed', 'matter.closed'],
    area_code: city.home.street.slice(0, 6),
    ...ports.sealHookSecret(),
    former_secret_cipher: null,
    former_until: null,
    active: false,
    failing_since: null,
    disabled_at: null,
    created_by: admin.id,
    created_at: ago(days),
  })
  const hooks = [hook('市民服务小程序', 'citizens', 90), hook('数据中台', 'lake', 30)]
  await insertRows(db, 'open_data.subscription', hooks)
  await insertRows(db, 'open_data.delivery', await deliveries(db, { city, random, to: hooks[0]?.id ?? '' }))
  await insertEndpoint(db, { city, ports, now }, admin.id)
}

/** The newest closings that are everybody's to know, told; one after several attempts, one in vain. */
async function deliveries(
  db: Kysely<DB>,
  { city, random, to }: { city: City; random: ReturnType<typeof createRandom>; to: string },
): Promise<FullRow<'open_data.delivery'>[]> {
  const { rows } = await sql<{
    district: string
    id: string
    subject: string
    number: string
    state: string
    at: Date
  }>`
    select district, id, subject_id as subject, number, state, closed_at as at from workflow.case
    where district = ${city.home.street.slice(0, 6)} and procedure = 'grid_event' and state = 'closed' and reading is null
    order by closed_at desc limit ${LOGGED}`.execute(db)
  return rows.map((row, index) => {
    const failed = index === 5
    const attempts = failed ? 8 : index === 11 ? 3 : 1
    return {
      district: row.district,
      event_id: random.id(row.at),
      subscription_id: to,
      event_type: 'matter.closed',
      case_id: row.id,
      subject_kind: 'matter',
      subject_id: row.subject,
      number: row.number,
      case_state: row.state,
      at: row.at,
      state: failed ? 'failed' : 'delivered',
      payload: null,
      attempts,
      next_at: null,
      last_status: failed ? 503 : 200,
      last_error: failed ? 'HTTP 503' : null,
      delivered_at: failed ? null : new Date(row.at.getTime() + attempts * MINUTE),
    }
  })
}

/** A company that works in an Open311 system of its own, and two matters it was given there. */
async function insertEndpoint(db: Kysely<DB>, { city, ports, now }: At, admin: string): Promise<void> {
  const { rows } = await sql<{ organisation: string; district: string; id: string; subject: string; seq: number }>`
    select a.organisation_id as organisation, c.district, c.id, c.subject_id as subject, a.from_seq as seq
    from workflow.assignment a join workflow.case c on c.district = a.district and c.id = a.case_id
    where c.district = ${city.home.street.slice(0, 6)} and a.duty = 'lead' and c.state = 'closed' and c.reading is null
      and a.organisation_id = (select organisation_id from people.post
        where person_id = ${city.cast.get('housing')?.id ?? admin} and organisation_id is not null limit 1)
    order by c.closed_at desc, a.from_seq desc limit 2`.execute(db)
  const [first] = rows
  if (!first) return
  const { secret_alg: key_alg, secret_key_id: key_id, secret_cipher: key_cipher } = ports.sealHookSecret()
  await insertRows(db, 'open_data.endpoint', [
    {
      organisation_id: first.organisation,
      url: 'https://works.example/open311/v2',
      jurisdiction: null,
      key_alg,
      key_id,
      key_cipher,
      service_map: { 'livelihood.street_lamp': 'LAMP', 'livelihood.sewer': 'DRAIN' },
      default_service: 'OTHER',
      active: false,
      created_by: admin,
      updated_at: now,
    },
  ])
  const cases = await db
    .selectFrom('workflow.case')
    .select(['id', 'number', 'category', 'opened_at'])
    .where('district', '=', first.district)
    .where('id', 'in', [...new Set(rows.map(row => row.id))])
    .execute()
  await insertRows(
    db,
    'open_data.outgoing',
    cases.map((row, index) => ({
      district: first.district,
      case_id: row.id,
      organisation_id: first.organisation,
      from_seq: rows.find(one => one.id === row.id)?.seq ?? 1,
      subject_id: rows.find(one => one.id === row.id)?.subject,
      number: row.number,
      category: row.category,
      state: 'closed',
      attempts: 1,
      next_at: null,
      foreign_id: `W-${1041 + index}`,
      foreign_token: null,
      foreign_status: 'closed',
      foreign_notes: null,
      last_error: null,
      created_at: row.opened_at,
      sent_at: row.opened_at,
    })),
  )
}
