import { z } from 'zod'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { PushTarget } from '#platform/channels/web-push.ts'
import { type Db } from '#platform/db/index.ts'
import { type Locale, toLocale } from '#platform/i18n.ts'
import { CHANNELS, type Choices, KINDS } from '../kinds.ts'

/** A message with what is needed to bring it to whoever it is for. */
export interface Letter {
  id: string
  template: string
  params: Record<string, unknown>
  urgent: boolean
  read: boolean
  case: { district: string; id: string } | null
  /** The robot it is for, instead of a person. */
  channelId: string | null
  person: Addressee | null
}

export interface Addressee {
  id: string
  kind: 'staff' | 'resident'
  locale: Locale
  choices: Choices
}

const choices = z.partialRecord(z.enum(KINDS), z.array(z.enum(CHANNELS))).catch({})
const params = z.record(z.string(), z.unknown())

/** What somebody chose so far; kinds that are missing follow the default. */
export async function readChoices(db: Db, personId: string): Promise<Choices> {
  const row = await db
    .selectFrom('notify.preference')
    .select('choices')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return choices.parse(row?.choices ?? {})
}

export async function readLetters(db: Db, ids: readonly string[]): Promise<Letter[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('notify.message as m')
    .leftJoin('people.person as p', 'p.id', 'm.person_id')
    .leftJoin('notify.preference as c', 'c.person_id', 'm.person_id')
    .leftJoin('auth.user as u', 'u.person_id', 'm.person_id')
    .select(['m.id', 'm.template', 'm.params', 'm.urgent', 'm.read_at', 'm.case_district', 'm.case_id', 'm.channel_id'])
    .select(['p.id as person_id', 'p.kind', 'c.choices', 'c.locale', 'u.locale as account_locale'])
    .where('m.id', 'in', ids)
    .execute()
  return rows.map(row => ({
    id: row.id,
    template: row.template,
    params: params.parse(row.params),
    urgent: row.urgent,
    read: row.read_at !== null,
    case: row.case_district && row.case_id ? { district: row.case_district, id: row.case_id } : null,
    channelId: row.channel_id,
    person: row.person_id === null ? null : addressee({ ...row, person_id: row.person_id }),
  }))
}

interface PersonRow {
  person_id: string
  kind: string | null
  choices: unknown
  locale: string | null
  account_locale: string | null
}

function addressee(row: PersonRow): Addressee {
  return {
    id: row.person_id,
    kind: row.kind === 'staff' ? 'staff' : 'resident',
    locale: toLocale(row.locale ?? row.account_locale),
    choices: choices.parse(row.choices ?? {}),
  }
}

const target = z.object({ endpoint: z.string(), keys: z.object({ p256dh: z.string(), auth: z.string() }) })

/** The browsers a person let show messages. */
export async function pushTargets(
  db: Db,
  crypto: CryptoProvider,
  personId: string,
): Promise<{ id: string; target: PushTarget }[]> {
  const rows = await db
    .selectFrom('notify.subscription')
    .select(['id', 'alg', 'key_id', 'cipher'])
    .where('person_id', '=', personId)
    .execute()
  return rows.map(row => ({
    id: row.id,
    target: target.parse(JSON.parse(crypto.decrypt({ alg: row.alg, keyId: row.key_id, cipher: row.cipher }))),
  }))
}

/** The number or address somebody confirmed; null when there is none. */
export async function confirmedAddress(
  db: Db,
  crypto: CryptoProvider,
  of: { personId: string; kind: 'mobile' | 'email' },
): Promise<string | null> {
  const row = await db
    .selectFrom('notify.address')
    .select(['alg', 'key_id', 'cipher'])
    .where('person_id', '=', of.personId)
    .where('kind', '=', of.kind)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  return row ? crypto.decrypt({ alg: row.alg, keyId: row.key_id, cipher: row.cipher }) : null
}
