import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { districtOf, levelOf } from '#kernel/territory/index.ts'
import { openCase, toLine } from '#kernel/workflow/server/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import type { OpenPartnersBody } from '../contract.ts'
import { partnersRequest } from '../procedures.ts'
import { titleFrom } from '../rules.ts'

const LEVELS = ['community', 'grid', 'micro_grid']

/** Opens a case; it goes to the community of the area. */
export async function openPartners(ctx: Ctx, { areaCode, words }: OpenPartnersBody) {
  if (!ctx.reaches(areaCode)) throw notFound()
  if (!LEVELS.includes(levelOf(areaCode))) throw invalid('areaCode', 'partners.too_wide')
  const id = newId(ctx.now)
  const district = districtOf(areaCode)
  const { record } = await openCase(ctx.tx, {
    procedure: partnersRequest.key,
    subject: {
      district,
      id,
      subjectKind: partnersRequest.subjectKind,
      subjectId: id,
      // Unique because the id is; a feature with many a day takes numbers people can read out.
      number: `${district}-${id}`,
      title: titleFrom(words),
      place: '',
      areaCode,
      category: null,
      urgency: 'normal',
      requesterId: ctx.actor.personId,
    },
    actor: ctx.actor,
  })
  return toLine(record.case, ctx.now)
}
