import type { ConsequenceHook } from '#kernel/appraisal/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { CaseEvent } from '#kernel/workflow/index.ts'
import { translate } from '#platform/i18n.ts'
import type { Tx } from '#platform/tx.ts'
import { memberYearFeedback } from '../../procedures.ts'
import { FEEDBACK_HOOK } from '../../year-scheme.ts'
import { beginCase, machine } from '../begin-case.ts'

/** A final grade goes back to the unit somebody registered from, into its Workbench (WF-C7 8). */
export const feedBack: ConsequenceHook = {
  key: FEEDBACK_HOOK,
  async run(tx, result) {
    const row = await tx.db
      .selectFrom('report_in.year_member as y')
      .innerJoin('people.organisation as o', 'o.id', 'y.organisation_id')
      .innerJoin('territory.area as a', 'a.code', 'y.area_code')
      .select([
        'y.district',
        'y.id',
        'y.area_code',
        'y.year',
        'y.organisation_id',
        'o.name as unit',
        'a.name as community',
      ])
      .where('y.district', '=', result.district)
      .where('y.round_id', '=', result.roundId)
      .where('y.person_id', '=', result.subjectId)
      .where('y.case_id', 'is', null)
      .executeTakeFirst()
    if (!row) return
    const caseId = newId(tx.now)
    tx.gather(
      tx.db
        .updateTable('report_in.year_member')
        .set({ case_id: caseId, state: 'fed_back' })
        .where('district', '=', row.district)
        .where('id', '=', row.id),
    )
    await beginCase(tx, {
      procedure: memberYearFeedback.key,
      subjectKind: 'year_member',
      subjectId: row.id,
      caseId,
      district: row.district,
      areaCode: row.area_code,
      // A history is never forgotten: whose grade it is stands beside it, and goes with the round.
      title: translate('zh', 'report-in:titles.year_member', row),
      place: row.community,
      organisationId: row.organisation_id,
      next: 'fed_back',
      requesterId: null,
      actor: machine,
    })
  },
}

export function followYearMember(tx: Tx, { case: row }: CaseEvent): void {
  tx.gather(
    tx.db
      .updateTable('report_in.year_member')
      .set({ state: row.state, ...(row.state === 'acknowledged' ? { acknowledged_on: shanghaiDate(tx.now) } : {}) })
      .where('district', '=', row.district)
      .where('id', '=', row.subject_id),
  )
}
