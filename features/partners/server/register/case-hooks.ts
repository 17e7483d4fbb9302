import { shanghaiDate } from '#kernel/people/index.ts'
import type { CaseEvent } from '#kernel/workflow/index.ts'
import type { Installed } from '#kernel/workflow/server/index.ts'
import { invalid } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { joiningProcedures } from '../../procedures.ts'
import { inRegister } from '../../shapes.ts'

/** Joining as the engine runs it: the organisation named must be the one the application is about. */
export const joiningInstalled: readonly Installed[] = joiningProcedures.map(procedure => ({
  procedure,
  hooks: {
    facts: async () => ({ photoRequired: false, reopenDays: null }),
    async beforeAct(tx, { case: row, action, form }) {
      if (action !== 'admit' && action !== 'invite') return
      const partner = await tx.db
        .selectFrom('partners.partner')
        .select('organisation_id')
        .where('district', '=', row.district)
        .where('case_id', '=', row.id)
        .executeTakeFirst()
      if (partner?.organisation_id && form.leadOrganisationId !== partner.organisation_id)
        throw invalid('form.leadOrganisationId', 'partners.other_organisation')
    },
  },
}))

/** The register follows the case, in the transaction of the step. A number that was left goes with whoever leaves. */
export async function onJoiningEvent(tx: Tx, event: CaseEvent): Promise<void> {
  if (event.case.subject_kind !== 'partner' || event.kind !== 'acted') return
  const { case: row, action } = event
  if (action.from_state === action.to_state) return
  const stands = inRegister.some(state => state === row.state)
  const today = shanghaiDate(tx.now)
  const enters = row.state === 'registered' && action.name !== 'keep'
  const over = row.final
    ? { until: today, reason: action.note, contact_alg: null, contact_key_id: null, contact_cipher: null }
    : {}
  await tx.flush()
  await tx.db
    .updateTable('partners.partner')
    .set({ state: row.state, updated_at: tx.now, ...(enters && stands ? { since: today } : {}), ...over })
    .where('district', '=', row.district)
    .where('case_id', '=', row.id)
    .execute()
}
