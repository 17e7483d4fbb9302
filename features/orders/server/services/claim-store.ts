import { sql } from 'kysely'
import type { Actor } from '#kernel/access/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { DomainError } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import type { claimStates } from '../../service-shapes.ts'
import type { OrdersDb } from '../orders-db.ts'
import type { Key } from './service-ctx.ts'

export interface NewClaim {
  district: string
  subjectKind: 'service_order' | 'wish'
  subjectId: string
  caseId: string
  personId: string | null
  organisationId: string | null
}

/** Writes the claim, or throws `orders.claimed_already`: of those who come at once the unique index lets one through. */
export async function holdClaim(tx: Tx, claim: NewClaim): Promise<string> {
  const id = newId(tx.now)
  const written = await tx.db
    .insertInto('orders.service_claim')
    .values({
      district: claim.district,
      id,
      subject_kind: claim.subjectKind,
      subject_id: claim.subjectId,
      case_id: claim.caseId,
      person_id: claim.personId,
      organisation_id: claim.organisationId,
      state: 'held',
      claimed_at: tx.now,
    })
    .onConflict(conflict =>
      conflict.columns(['district', 'subject_kind', 'subject_id']).where('state', '=', 'held').doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (!written) throw new DomainError('orders.claimed_already')
  return id
}

export type ClaimEnd = Exclude<(typeof claimStates)[number], 'held'>

/** Ends the claim that holds a subject, if one does. */
export async function endClaim(tx: Tx, subject: Key, state: ClaimEnd): Promise<void> {
  await tx.db
    .updateTable('orders.service_claim')
    .set({ state, ended_at: tx.now })
    .where('district', '=', subject.district)
    .where('subject_id', '=', subject.id)
    .where('state', '=', 'held')
    .execute()
}

export interface HeldClaim {
  id: string
  person_id: string | null
  organisation_id: string | null
  organisation: string | null
}

/** The claim that holds a subject now, or held it last until it was delivered. */
export async function heldClaim(db: OrdersDb, subject: Key): Promise<HeldClaim | undefined> {
  const claims = await claimsOf(db, [subject])
  return claims.get(subject.id)
}

export async function claimsOf(db: OrdersDb, subjects: readonly Key[]): Promise<Map<string, HeldClaim>> {
  if (subjects.length === 0) return new Map()
  const keys = subjects.map(one => sql`(${one.district}, ${one.id}::uuid)`)
  const rows = await db
    .selectFrom('orders.service_claim as s')
    .leftJoin('people.organisation as o', 'o.id', 's.organisation_id')
    .select(['s.id', 's.subject_id', 's.person_id', 's.organisation_id'])
    .select(sql<string | null>`coalesce(o.short_name, o.name)`.as('organisation'))
    .where(sql<boolean>`(s.district, s.subject_id) in (${sql.join(keys)})`)
    .where('s.state', 'in', ['held', 'delivered'])
    .orderBy('s.id')
    .execute()
  return new Map(rows.map(({ subject_id, ...claim }) => [subject_id, claim]))
}

/** Mine: I hold it myself, or a unit does in which I have a post. */
export function isMine(actor: Actor, claim: Pick<HeldClaim, 'person_id' | 'organisation_id'> | undefined): boolean {
  if (!claim) return false
  if (claim.organisation_id !== null) return actor.organisations.includes(claim.organisation_id)
  return actor.personId !== '' && claim.person_id === actor.personId
}
