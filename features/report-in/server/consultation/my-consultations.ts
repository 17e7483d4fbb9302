import type { Ctx } from '#kernel/access/server/index.ts'
import { DomainError, notFound } from '#platform/error.ts'
import type { MyConsultation } from '../../consultation-contract.ts'
import type { SubjectKey } from '../find-registration.ts'
import type { ReportInDeps } from '../report-in-deps.ts'
import { openOwnWords } from './answers.ts'
import { type ConsultationRow, consultationRows } from './consultation-rows.ts'

const OPEN = ['answering', 'signing']

/** That I was asked about and by whom, until the link to me goes; what was answered is not mine to read. */
export async function myConsultations(ctx: Ctx, deps: ReportInDeps): Promise<MyConsultation[]> {
  const rows = await own(ctx).orderBy('c.id', 'desc').limit(50).execute()
  return rows.map(row => toMine(row, deps))
}

export async function sayOwnWords(ctx: Ctx, key: SubjectKey, { words, deps }: { words: string; deps: ReportInDeps }) {
  await ctx.tx.db
    .selectFrom('report_in.consultation')
    .select('id')
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .forUpdate()
    .execute()
  const row = await own(ctx).where('c.district', '=', key.district).where('c.id', '=', key.id).executeTakeFirst()
  if (!row) throw notFound()
  if (!OPEN.includes(row.state)) throw new DomainError('report-in.answers_are_closed')
  const sealed = words === '' ? null : deps.crypto.encrypt(words)
  await ctx.tx.db
    .updateTable('report_in.consultation')
    .set({
      own_alg: sealed?.alg ?? null,
      own_key_id: sealed?.keyId ?? null,
      own_cipher: sealed?.cipher ?? null,
      updated_at: ctx.now,
    })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .execute()
  return { said: sealed !== null }
}

function own(ctx: Ctx) {
  return consultationRows(ctx.tx.db).where('c.person_id', '=', ctx.actor.personId)
}

function toMine(row: ConsultationRow, deps: ReportInDeps): MyConsultation {
  return {
    district: row.district,
    id: row.id,
    state: row.state as MyConsultation['state'],
    askingBody: row.body,
    community: row.community,
    purpose: row.purpose,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    lastDay: row.last_day,
    deleteOn: row.delete_on,
    ownWords: openOwnWords(row, deps),
    maySay: OPEN.includes(row.state),
  }
}
