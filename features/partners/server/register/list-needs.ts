import type { Ctx } from '#kernel/access/server/index.ts'
import { notFound } from '#platform/error.ts'
import type { Db } from '#platform/db/index.ts'
import type { PartnerPorts } from '../../ports.ts'
import { fieldsCalledFor, shownCount } from '../../rules.ts'
import type { Need, PartnerMatch } from '../../shapes.ts'
import { inForceToday } from './dictionary-store.ts'
import { findPartners } from './find-partners.ts'

const DAY_MS = 86_400_000

function withoutPerson(match: PartnerMatch): Need['partners'][number] {
  const { district, partnerId, kind, organisationId, name, reasons } = match
  return { district, partnerId, kind, organisationId, name, reasons }
}

/** What a compound needed in the past days, by field of service, the most wanted first, with who could help (C20). */
export async function listNeeds(
  ctx: Ctx,
  ports: PartnerPorts<Db>,
  asked: { district: string; compoundId: string; days: number },
): Promise<{ compound: { name: string; communityCode: string }; needs: Need[] }> {
  const { db } = ctx.tx
  const compound = await db
    .selectFrom('territory.compound')
    .select(['name', 'community_code'])
    .where('district', '=', asked.district)
    .where('id', '=', asked.compoundId)
    .executeTakeFirst()
  if (!compound || !ctx.reaches(compound.community_code)) throw notFound()
  const period = { from: new Date(ctx.now.getTime() - asked.days * DAY_MS), to: ctx.now }
  const { fields } = await inForceToday(db, ctx.now)
  const wanted = new Map<string, { count: number; categories: Map<string, number> }>()
  for (const countNeeds of ports.needs)
    for (const one of await countNeeds(db, { ...asked, ...period }))
      for (const field of fieldsCalledFor(one.category, fields)) {
        const known = wanted.get(field) ?? { count: 0, categories: new Map<string, number>() }
        const name = ctx.locale === 'en' ? one.en : one.zh
        known.categories.set(name, (known.categories.get(name) ?? 0) + one.count)
        wanted.set(field, { count: known.count + one.count, categories: known.categories })
      }
  const needs: Need[] = []
  for (const [field, { count, categories }] of [...wanted].toSorted(([, a], [, b]) => b.count - a.count)) {
    const at = { field, communityCode: compound.community_code, from: null, to: null, at: ctx.now }
    const partners = (await findPartners(db, at)).map(withoutPerson)
    const named = [...categories].toSorted(([, a], [, b]) => b - a).map(([name]) => name)
    needs.push({ field, count: shownCount(count), categories: named, partners })
  }
  return { compound: { name: compound.name, communityCode: compound.community_code }, needs }
}
