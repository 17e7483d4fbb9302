import type { Ctx } from '#kernel/access/server/index.ts'
import { actOnCase } from '#kernel/workflow/server/index.ts'
import { DomainError, notFound } from '#platform/error.ts'
import { asClaimant } from './claim-actor.ts'
import type { Key } from './service-ctx.ts'

interface Step {
  action: 'deliver' | 'give_back' | 'report_absence'
  note: string
  fileIds?: readonly string[]
}

/** A step a person takes through the claim they hold; another's claim looks absent. */
export async function stepOfClaim(ctx: Ctx, key: Key, step: Step): Promise<{ done: true }> {
  const claim = await ctx.tx.db
    .selectFrom('orders.service_claim')
    .select(['case_id', 'state'])
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .where('person_id', '=', ctx.actor.personId)
    .where('organisation_id', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!claim) throw notFound()
  if (claim.state !== 'held') throw new DomainError('orders.not_held')
  const { action, note, fileIds = [] } = step
  await actOnCase(ctx.tx, {
    ...{ actor: asClaimant(ctx.actor, null), district: key.district, caseId: claim.case_id },
    ...{ action, note, fileIds },
  })
  return { done: true }
}
