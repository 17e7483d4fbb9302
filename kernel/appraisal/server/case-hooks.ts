import type { CaseEvent } from '#kernel/workflow/index.ts'
import type { CaseHooks, Installed } from '#kernel/workflow/server/index.ts'
import { DomainError } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { OBJECTION_KIND, procedures } from '../procedures.ts'

const facts: CaseHooks['facts'] = async () => ({ photoRequired: false, reopenDays: 0 })

/** Whoever opened, closed or published a round decides no objection to it. */
const guardDecider: NonNullable<CaseHooks['beforeAct']> = async (tx, at) => {
  if (at.case.subject_kind !== OBJECTION_KIND || !['uphold', 'reject'].includes(at.action)) return
  const round = await tx.db
    .selectFrom('appraisal.objection as o')
    .innerJoin('appraisal.round as r', join =>
      join.onRef('r.district', '=', 'o.district').onRef('r.id', '=', 'o.round_id'),
    )
    .select(['r.opened_by', 'r.closed_by', 'r.published_by'])
    .where('o.district', '=', at.case.district)
    .where('o.id', '=', at.case.subject_id)
    .executeTakeFirst()
  const organisers = [round?.opened_by, round?.closed_by, round?.published_by]
  if (organisers.includes(at.actor.personId)) throw new DomainError('appraisal.own_round', { status: 403 })
}

export const appraisalProcedures: readonly Installed[] = procedures.map(procedure => ({
  procedure,
  hooks: { facts, beforeAct: guardDecider },
}))

/** What was decided about an objection is kept with it. Subscribed with `onCaseEvent`. */
export async function onObjectionEvent(tx: Tx, event: CaseEvent): Promise<void> {
  const { kind, case: row } = event
  if (row.subject_kind !== OBJECTION_KIND || kind !== 'closed') return
  const decision = row.state === 'upheld' ? 'upheld' : row.state === 'rejected' ? 'rejected' : 'withdrawn'
  tx.gather(
    tx.db
      .updateTable('appraisal.objection')
      .set({ decision, decided_at: tx.now })
      .where('district', '=', row.district)
      .where('id', '=', row.subject_id),
  )
}
