import type { Updateable } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { Db } from '#platform/db/index.ts'
import { DomainError, notFound } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { mayMove, type RoundMove, ROUND_STATES, type RoundState } from '../round.ts'
import { rules, type Rules, type SubjectKind, subjectKind } from '../scheme.ts'
import type { RoundBrief } from './consequences.ts'
import type { RoundKey } from './draft-round.ts'

export interface RoundRow {
  district: string
  id: string
  scheme_district: string
  scheme_key: string
  scheme_version: number
  rules: Rules
  subject_kind: SubjectKind
  area_code: string
  title: string
  period_from: string
  period_to: string
  state: RoundState
  closes_at: Date
  opened_at: Date | null
  opened_by: string | null
  closed_at: Date | null
  closed_by: string | null
  published_at: Date | null
  published_by: string | null
  objections_until: Date | null
  final_at: Date | null
  note: string | null
}

type Stored = Omit<RoundRow, 'rules' | 'state' | 'subject_kind'> & {
  rules: unknown
  state: string
  subject_kind: string
}

export function toRound(row: Stored): RoundRow {
  return {
    ...row,
    rules: rules.parse(row.rules),
    state: ROUND_STATES.find(state => state === row.state) ?? 'draft',
    subject_kind: subjectKind.parse(row.subject_kind),
  }
}

/** Absent is 404; reach is the caller's to ask. */
export async function readRound(db: Db, key: RoundKey): Promise<RoundRow> {
  const row = await rounds(db, key).executeTakeFirst()
  if (!row) throw notFound()
  return toRound(row)
}

export async function lockRound(db: Db, key: RoundKey): Promise<RoundRow> {
  const row = await rounds(db, key).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  return toRound(row)
}

function rounds(db: Db, key: RoundKey) {
  return db.selectFrom('appraisal.round').selectAll().where('district', '=', key.district).where('id', '=', key.id)
}

export function setRound(tx: Tx, key: RoundKey, values: Updateable<DB['appraisal.round']>): void {
  tx.gather(
    tx.db.updateTable('appraisal.round').set(values).where('district', '=', key.district).where('id', '=', key.id),
  )
}

export function briefOf(round: RoundRow): RoundBrief {
  return {
    district: round.district,
    id: round.id,
    title: round.title,
    schemeKey: round.scheme_key,
    subjectKind: round.subject_kind,
    areaCode: round.area_code,
    closesAt: round.closes_at,
  }
}

/** Refuses a step the state of the round does not allow. */
export function requireMove(round: RoundRow, move: RoundMove): void {
  if (!mayMove(round.state, move)) throw new DomainError('appraisal.not_now', { params: { state: round.state } })
}
