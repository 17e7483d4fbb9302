import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { actOnCase } from '#kernel/workflow/server/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { contract } from '../../contract.ts'
import { asClaimant, byCount } from './claim-actor.ts'
import { holdClaim } from './claim-store.ts'

type Body = z.output<typeof contract.routes.takeClaim.body>

const claimable = {
  service_order: { states: ['open'], dispatch: 'dispatch', accept: 'take' },
  wish: { states: ['published', 'unclaimed'], dispatch: 'offer', accept: 'accept' },
} as const

/**
 * Takes up an open order or a published wish. For a unit it is dispatched and accepted in one go, so that colleagues find
 * it on their Workbench; a neighbour holds it alone. Who comes second is told so (`orders.claimed_already`).
 */
export async function takeClaim(ctx: Ctx, body: Body) {
  const { tx, actor } = ctx
  const { district, subjectId, organisationId = null } = body
  const row = await tx.db
    .selectFrom('workflow.case')
    .select(['id', 'state', 'final', 'requester_id', 'subject_kind'])
    .where('district', '=', district)
    .where('subject_kind', '=', body.subjectKind)
    .where('subject_id', '=', subjectId)
    .forUpdate()
    .executeTakeFirst()
  // What was never public looks absent.
  if (!row || row.state === 'screening' || row.state === 'declined') throw notFound()
  if (row.requester_id === actor.personId) throw new DomainError('orders.own_claim', { status: 403 })
  if (organisationId !== null && !actor.organisations.includes(organisationId))
    throw invalid('organisationId', 'orders.not_your_unit')
  const { states, dispatch, accept } = claimable[body.subjectKind]
  if (!states.some(state => state === row.state)) throw new DomainError('orders.claimed_already')
  const act = (action: string, form: Record<string, unknown> = {}) =>
    actOnCase(tx, { actor: asClaimant(actor, organisationId), district, caseId: row.id, action, form })
  if (organisationId === null) {
    const id = await holdClaim(tx, {
      ...{ district, subjectKind: body.subjectKind, subjectId, caseId: row.id },
      ...{ personId: actor.personId, organisationId },
    })
    await act('take_up')
    return { district, id, caseId: row.id }
  }
  await actOnCase(tx, {
    ...{ actor: byCount(), district, caseId: row.id, action: dispatch },
    form: { leadOrganisationId: organisationId },
  })
  await act(accept)
  await tx.flush()
  const held = await tx.db
    .selectFrom('orders.service_claim')
    .select('id')
    .where('district', '=', district)
    .where('subject_id', '=', subjectId)
    .where('state', '=', 'held')
    .executeTakeFirstOrThrow()
  return { district, id: held.id, caseId: row.id }
}
