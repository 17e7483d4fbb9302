import type { Ctx } from '#kernel/access/server/index.ts'
import { translate } from '#platform/i18n.ts'
import type { satisfied, served } from '../../service-shapes.ts'
import { heldClaim, isMine } from './claim-store.ts'
import type { NamedCase } from './service-cases.ts'
import { casesWithContact } from './service-contact.ts'

/** What an order and a wish show alike: who has it, whether somebody can be called, and how it was rated. */
export async function detailOf(ctx: Ctx, row: NamedCase) {
  const { db } = ctx.tx
  const claim = await heldClaim(db, { district: row.district, id: row.subject_id })
  const known = await casesWithContact(db, [{ district: row.district, caseId: row.id }])
  const rating = await db
    .selectFrom('orders.service_rating')
    .select(['served', 'satisfied', 'words'])
    .where('district', '=', row.district)
    .where('case_id', '=', row.id)
    .orderBy('attempt', 'desc')
    .executeTakeFirst()
  return {
    claim: claim
      ? {
          claimId: claim.id,
          organisationId: claim.organisation_id,
          name: claim.organisation ?? (await personName(ctx, row, claim.person_id)),
          mine: isMine(ctx.actor, claim),
        }
      : null,
    hasContact: known.has(row.id),
    rating: rating
      ? {
          served: rating.served as (typeof served)[number],
          satisfied: rating.satisfied as (typeof satisfied)[number],
          words: rating.words,
        }
      : null,
  }
}

/** The community knows who comes; nobody else is told a neighbour's name. */
async function personName(ctx: Ctx, row: NamedCase, personId: string | null): Promise<string> {
  const desk = row.subject_kind === 'wish' ? 'wish.screen' : 'order.dispatch'
  const atDesk = ctx.can(desk, { areaCode: row.area_code, caseType: row.procedure })
  if (!atDesk || personId === null) return translate(ctx.locale, 'orders:neighbour')
  const person = await ctx.tx.db
    .selectFrom('people.person')
    .select('name')
    .where('id', '=', personId)
    .executeTakeFirst()
  return person?.name ?? translate(ctx.locale, 'orders:neighbour')
}
