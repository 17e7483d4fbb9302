import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import { type SealedAnswers, sealedAnswers } from '../../consultation-contract.ts'
import { askedList, unanswered } from '../../consultation-settings.ts'
import type { contract } from '../../contract.ts'
import type { SubjectKey } from '../find-registration.ts'
import type { ReportInDeps } from '../report-in-deps.ts'
import {
  answersFor,
  type ConsultationRow,
  consultationRows,
  consultationsWithin,
  isAskingBody,
} from './consultation-rows.ts'

type Body = z.output<(typeof contract.routes)['saveAnswers']['body']>

/** Locked where it is going to be written; out of reach looks absent. */
export async function findConsultation(ctx: Ctx, key: SubjectKey, { lock = false } = {}): Promise<ConsultationRow> {
  if (lock)
    await ctx.tx.db
      .selectFrom('report_in.consultation')
      .select('id')
      .where('district', '=', key.district)
      .where('id', '=', key.id)
      .forUpdate()
      .execute()
  const row = await consultationRows(ctx.tx.db)
    .where('c.district', '=', key.district)
    .where('c.id', '=', key.id)
    .where(consultationsWithin(ctx.scopeFor('consultation.read'), ctx.actor))
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** The community works on its answers until they are signed; from then on they are not its to read any more. */
export async function readDraftAnswers(ctx: Ctx, key: SubjectKey, deps: ReportInDeps): Promise<SealedAnswers> {
  const row = await findConsultation(ctx, key)
  if (!answersFor(row, ctx.actor)) throw notFound()
  if (row.state !== 'answering' && row.state !== 'signing')
    throw new DomainError('report-in.answers_are_sealed', { status: 403 })
  const draft = openAnswersOf(row, deps)
  return draft ?? { answers: [], remark: '', participation: await participationOf(ctx, row, deps) }
}

export async function saveAnswers(ctx: Ctx, key: SubjectKey, { body, deps }: { body: Body; deps: ReportInDeps }) {
  const row = await findConsultation(ctx, key, { lock: true })
  if (!answersFor(row, ctx.actor)) throw notFound()
  if (row.state !== 'answering') throw new DomainError('report-in.answers_are_closed')
  const missing = unanswered(askedList.parse(row.questions), body.answers)
  if (missing !== null) throw invalid(`answers.${missing}`, 'report-in.question_unanswered')
  const participation = await participationOf(ctx, row, deps)
  const sealed = deps.crypto.encrypt(JSON.stringify({ answers: body.answers, remark: body.remark, participation }))
  await ctx.tx.db
    .updateTable('report_in.consultation')
    .set({ alg: sealed.alg, key_id: sealed.keyId, answers_cipher: sealed.cipher, updated_at: ctx.now })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .execute()
  return { saved: true as const }
}

/** Whoever asked, or works for the body they asked for, reads once it is signed; each reading is on record with its reason. */
export async function openAnswers(ctx: Ctx, key: SubjectKey, { reason, deps }: { reason: string; deps: ReportInDeps }) {
  const row = await findConsultation(ctx, key)
  if (!isAskingBody(row, ctx.actor)) throw new DomainError('report-in.not_the_asking_body', { status: 403 })
  if (row.state !== 'answered') throw new DomainError('report-in.not_answered_yet')
  const answers = openAnswersOf(row, deps)
  if (answers === null) throw new DomainError('report-in.answers_are_gone')
  writeAudit(ctx.tx, {
    district: key.district,
    actor: ctx.actor,
    event: 'consultation.opened',
    subjectKind: 'consultation',
    subjectId: key.id,
    areaCode: row.area_code,
    reason,
  })
  return { ...answers, ownWords: openOwnWords(row, deps) }
}

function openAnswersOf(row: ConsultationRow, { crypto }: ReportInDeps): SealedAnswers | null {
  const { answers_alg: alg, answers_key_id: keyId, answers_cipher: cipher } = row
  if (alg === null || keyId === null || cipher === null) return null
  return sealedAnswers.parse(JSON.parse(crypto.decrypt({ alg, keyId, cipher })))
}

export function openOwnWords(
  row: Pick<ConsultationRow, 'own_alg' | 'own_key_id' | 'own_cipher'>,
  { crypto }: Pick<ReportInDeps, 'crypto'>,
): string {
  const { own_alg: alg, own_key_id: keyId, own_cipher: cipher } = row
  return alg === null || keyId === null || cipher === null ? '' : crypto.decrypt({ alg, keyId, cipher })
}

const MOST_SHOWN = 50

/** What the person did for this community in the period; from orders and activities, never from clocking in. */
async function participationOf(ctx: Ctx, row: ConsultationRow, { ports }: ReportInDeps) {
  if (row.person_id === null) return []
  const records = await ports.serviceRecords(ctx.tx.db, {
    personIds: [row.person_id, ...(row.acting_person_id ? [row.acting_person_id] : [])],
    from: new Date(`${row.period_from}T00:00:00+08:00`),
    to: new Date(Date.parse(`${row.period_to}T00:00:00+08:00`) + 86_400_000),
  })
  return records
    .filter(one => one.areaCode.startsWith(row.area_code))
    .slice(0, MOST_SHOWN)
    .map(one => ({ on: shanghaiDate(one.at), title: one.title }))
}
