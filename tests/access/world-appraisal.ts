import { randomUUID } from 'node:crypto'
import type { TestApp } from '#apps/server/testing.ts'
import { aScheme } from '#kernel/appraisal/index.ts'

export const SCHEME = 'matrix_scheme'
const NAME = '权限矩阵评议'

/** A drafted round with a paper to confirm and a proposed deduction, at one place. */
export async function insertAppraisal(
  app: TestApp,
  at: { district: string; areaCode: string; personId: string; organisationId: string },
): Promise<{ roundId: string; paperId: string; adjustmentId: string }> {
  const { district, areaCode: area_code, personId, organisationId: subject_id } = at
  const [roundId, paperId, adjustmentId] = [randomUUID(), randomUUID(), randomUUID()]
  const now = app.clock.now()
  const rules = JSON.stringify(aScheme())
  const scheme = { district: '000000', key: SCHEME, version: 1, subject_kind: 'organisation', rules }
  await app.db
    .insertInto('appraisal.scheme')
    .values({ ...scheme, created_at: now, updated_at: now })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await app.db
    .insertInto('appraisal.round')
    .values({
      district,
      id: roundId,
      scheme_district: '000000',
      scheme_key: SCHEME,
      scheme_version: 1,
      rules,
      subject_kind: 'organisation',
      area_code,
      title: NAME,
      period_from: '2026-07-01',
      period_to: '2026-09-30',
      state: 'draft',
      closes_at: new Date(now.getTime() + 86_400_000),
      created_at: now,
    })
    .execute()
  const round = { district, round_id: roundId, subject_id }
  await app.db
    .insertInto('appraisal.round_subject')
    .values({ ...round, name: NAME, area_code })
    .execute()
  await app.db
    .insertInto('appraisal.paper')
    .values({
      ...round,
      id: paperId,
      group_key: 'owners',
      answers: '{"service":"good"}',
      file_id: randomUUID(),
      state: 'waiting',
      entered_by: personId,
      entered_at: now,
    })
    .execute()
  await app.db
    .insertInto('appraisal.adjustment')
    .values({
      district,
      id: adjustmentId,
      scheme_key: SCHEME,
      subject_kind: 'organisation',
      subject_id,
      subject_name: NAME,
      area_code,
      kind_key: 'penalty',
      kind: 'deduction',
      points: 100,
      reason: NAME,
      state: 'proposed',
      valid_from: '2026-09-01',
      valid_to: '2027-09-01',
      proposed_by: personId,
      proposed_at: now,
    })
    .execute()
  return { roundId, paperId, adjustmentId }
}
