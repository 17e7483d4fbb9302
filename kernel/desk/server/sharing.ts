import type { Ctx } from '#kernel/access/server/index.ts'
import { organisationsById } from '#kernel/people/server/index.ts'
import { DomainError } from '#platform/error.ts'

/** Organisations of the caller's own posts that the caller may share a view with. */
export async function organisationsToShare(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  if (!ctx.holds('view.share') || ctx.actor.organisations.length === 0) return []
  const known = await organisationsById(ctx.tx.db, { ids: ctx.actor.organisations, at: ctx.now })
  return known.filter(one => reaches(ctx, one)).map(({ id, name }) => ({ id, name }))
}

/** Throws unless the caller belongs to the organisation and may share there; out of reach looks like no such thing. */
export async function mayShareWith(ctx: Ctx, organisationId: string): Promise<void> {
  const mine = ctx.actor.organisations.includes(organisationId)
  const [known] = mine ? await organisationsById(ctx.tx.db, { ids: [organisationId], at: ctx.now }) : []
  if (!known || !reaches(ctx, known))
    throw new DomainError('desk.may_not_share', { status: 403, field: 'organisationId' })
}

function reaches(ctx: Ctx, organisation: { id: string; areaCode: string }): boolean {
  const { id, areaCode } = organisation
  return ctx.can('view.share', { areaCode, caseType: null, leadOrganisationId: id })
}
