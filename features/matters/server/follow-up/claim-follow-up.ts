import { sql } from 'kysely'
import type { z } from 'zod'
import { DomainError, notFound } from '#platform/error.ts'
import type { contract } from '../../contract.ts'
import type { FollowUpLine } from '../../follow-up-contract.ts'
import { filterConditions } from '../matter-filters.ts'
import { readFollowUpSettings } from './follow-up-settings.ts'
import { type FollowUpReader, followUpRows, heldBy, toLines, viewConditions } from './follow-up-rows.ts'

type Ask = Omit<z.output<typeof contract.routes.claimFollowUp.body>, 'requestId'>
interface Key {
  district: string
  caseId: string
}

/**
 * Takes one to ring about: the one named, the one held already, or what has waited longest and nobody holds. Two who
 * ask at once get two different ones: rows being taken are skipped, not waited for.
 */
export async function claimFollowUp(reader: FollowUpReader, ask: Ask): Promise<FollowUpLine | null> {
  const key = ask.case ? await named(reader, ask.case) : ((await held(reader)) ?? (await longestWaiting(reader, ask)))
  if (key === null) return null
  const settings = await readFollowUpSettings(reader.db)
  await releaseHeld(reader)
  await reader.db
    .updateTable('matters.follow_up')
    .set({
      claimed_by: reader.personId,
      claimed_until: new Date(reader.now.getTime() + settings.claimMinutes * 60_000),
    })
    .where('district', '=', key.district)
    .where('case_id', '=', key.caseId)
    .where('state', '=', 'waiting')
    .execute()
  return lineOf(reader, key)
}

/** Lets go of what is held; says how many. */
export async function releaseHeld({ db, personId, now }: FollowUpReader): Promise<number> {
  const rows = await db
    .updateTable('matters.follow_up as f')
    .set({ claimed_by: null, claimed_until: null })
    .where(heldBy(personId, now))
    .returning('f.case_id')
    .execute()
  return rows.length
}

/** The one of the attempt that is or was rung about last. */
export async function lineOf(reader: FollowUpReader, key: Key): Promise<FollowUpLine> {
  const row = await followUpRows(reader)
    .where('f.district', '=', key.district)
    .where('f.case_id', '=', key.caseId)
    .orderBy('f.attempt', 'desc')
    .executeTakeFirst()
  if (!row) throw notFound()
  const { tries } = await readFollowUpSettings(reader.db)
  const [line] = await toLines(reader, [row], tries)
  if (!line) throw notFound()
  return line
}

async function held(reader: FollowUpReader): Promise<Key | null> {
  const row = await followUpRows(reader)
    .where(eb => eb.and(viewConditions('mine', reader)))
    .executeTakeFirst()
  return row ? { district: row.district, caseId: row.case_id } : null
}

/** Refuses what is over, or with somebody else. */
async function named(reader: FollowUpReader, key: Key): Promise<Key> {
  const line = await lineOf(reader, key)
  refuseTaken(line)
  await reader.db
    .selectFrom('matters.follow_up as f')
    .select('f.case_id')
    .where('f.district', '=', key.district)
    .where('f.case_id', '=', key.caseId)
    .where('f.state', '=', 'waiting')
    .forUpdate()
    .execute()
  refuseTaken(await lineOf(reader, key))
  return key
}

/** Throws when it is not to be rung about any more, or somebody else is ringing now. */
export function refuseTaken({ follow }: FollowUpLine): void {
  if (follow.state !== 'waiting') throw new DomainError('matters.follow_up_over')
  if (follow.claim && !follow.claim.mine)
    throw new DomainError('matters.follow_up_claimed', { params: { name: follow.claim.name } })
}

async function longestWaiting(reader: FollowUpReader, { area, category }: Ask): Promise<Key | null> {
  const row = await followUpRows(reader)
    .where(eb => eb.and([...viewConditions('due', reader), ...filterConditions({ area, category }, reader.now)]))
    .where(sql<boolean>`(f.claimed_until is null or f.claimed_until <= ${reader.now})`)
    .orderBy('f.due_at')
    .orderBy('f.case_id')
    .limit(1)
    .forUpdate('f')
    .skipLocked()
    .executeTakeFirst()
  return row ? { district: row.district, caseId: row.case_id } : null
}
