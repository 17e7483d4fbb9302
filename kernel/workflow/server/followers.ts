import { sql } from 'kysely'
import { newId } from '#kernel/ids/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'
import type { CaseKey } from './read-record.ts'

/**
 * Who follows: a person with an account, or a number left without one, encrypted by the caller and found again by its
 * blind index.
 */
export type FollowerIdentity =
  | { personId: string }
  | { contact: { alg: string; keyId: string; cipher: string; blind: string } }

export interface Following extends CaseKey {
  follower: FollowerIdentity
  via: 'joined' | 'merged'
  /** The case they raised themselves, when it was merged. */
  fromCase?: string
}

/** A row of `workflow.follower`, without its declaration of purpose. */
export interface FollowerRow {
  id: string
  person_id: string | null
  alg: string | null
  key_id: string | null
  contact_cipher: string | null
  contact_blind: string | null
  via: 'joined' | 'merged'
  from_case: string | null
  since: Date
}

/** From now on told of public steps like the requester. Not `followed`: it is the requester, or follows already. */
export async function followCase(tx: Tx, following: Following): Promise<{ followed: boolean }> {
  const { district, caseId, follower, via, fromCase = null } = following
  await tx.flush()
  const identity = columnsOf(follower)
  const { numInsertedOrUpdatedRows: written } = await tx.db
    .insertInto('workflow.follower')
    .columns([
      'district',
      'case_id',
      'id',
      'person_id',
      'alg',
      'key_id',
      'contact_cipher',
      'contact_blind',
      'via',
      'from_case',
      'since',
    ])
    .expression(eb =>
      eb
        .selectFrom('workflow.case as c')
        .select([
          'c.district',
          'c.id',
          sql<string>`${newId(tx.now)}::uuid`.as('follower'),
          sql<string | null>`${identity.person_id}::uuid`.as('person'),
          sql<string | null>`${identity.alg}::text`.as('alg'),
          sql<string | null>`${identity.key_id}::text`.as('key'),
          sql<string | null>`${identity.contact_cipher}::text`.as('cipher'),
          sql<string | null>`${identity.contact_blind}::text`.as('blind'),
          sql<string>`${via}::text`.as('via'),
          sql<string | null>`${fromCase}::uuid`.as('origin'),
          sql<Date>`${tx.now}::timestamptz`.as('since'),
        ])
        .where('c.district', '=', district)
        .where('c.id', '=', caseId)
        .where(sql<boolean>`c.requester_id is distinct from ${identity.person_id}::uuid or c.requester_id is null`),
    )
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return { followed: Number(written ?? 0) > 0 }
}

export async function unfollowCase(tx: Tx, at: CaseKey & { personId: string }): Promise<void> {
  await tx.db
    .deleteFrom('workflow.follower')
    .where('district', '=', at.district)
    .where('case_id', '=', at.caseId)
    .where('person_id', '=', at.personId)
    .execute()
}

/** Who follows a case, the longest first. Contacts stay encrypted. */
export async function followersOf(db: Db, { district, caseId }: CaseKey): Promise<FollowerRow[]> {
  const rows = await db
    .selectFrom('workflow.follower')
    .select(['id', 'person_id', 'alg', 'key_id', 'contact_cipher', 'contact_blind', 'via', 'from_case', 'since'])
    .where('district', '=', district)
    .where('case_id', '=', caseId)
    .orderBy('since')
    .orderBy('id')
    .execute()
  return rows as FollowerRow[]
}

/** How many follow each of the cases, by case id; those nobody follows are left out. */
export async function countFollowers(
  db: Db,
  at: { district: string; caseIds: readonly string[] },
): Promise<Map<string, number>> {
  if (at.caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('workflow.follower')
    .select(['case_id', sql<number>`count(*)::int`.as('count')])
    .where('district', '=', at.district)
    .where('case_id', 'in', at.caseIds)
    .groupBy('case_id')
    .execute()
  return new Map(rows.map(row => [row.case_id, row.count]))
}

/** Whoever followed the duplicate, and who raised it, follow the case it went into. */
export async function followersMove(tx: Tx, at: { from: CaseKey; to: string; requesterId: string | null }) {
  const { from, to, requesterId } = at
  const { district } = from
  const moved = await followersOf(tx.db, from)
  if (requesterId)
    await followCase(tx, {
      district,
      caseId: to,
      follower: { personId: requesterId },
      via: 'merged',
      fromCase: from.caseId,
    })
  for (const row of moved) {
    const follower = identityOf(row)
    if (follower) await followCase(tx, { district, caseId: to, follower, via: row.via, fromCase: from.caseId })
  }
}

function columnsOf(follower: FollowerIdentity) {
  if ('personId' in follower)
    return { person_id: follower.personId, alg: null, key_id: null, contact_cipher: null, contact_blind: null }
  const { alg, keyId, cipher, blind } = follower.contact
  return { person_id: null, alg, key_id: keyId, contact_cipher: cipher, contact_blind: blind }
}

function identityOf(row: FollowerRow): FollowerIdentity | null {
  if (row.person_id) return { personId: row.person_id }
  const { alg, key_id: keyId, contact_cipher: cipher, contact_blind: blind } = row
  return alg && keyId && cipher && blind ? { contact: { alg, keyId, cipher, blind } } : null
}
