import { invalid, notFound } from '#platform/error.ts'
import { shanghaiDate } from '../index.ts'
import type { DirectoryCtx } from './directory-ctx.ts'

/** The area must be within reach (else 404), exist and not be abolished. */
export async function requireOpenArea(ctx: DirectoryCtx, areaCode: string): Promise<void> {
  if (!ctx.reaches(areaCode)) throw notFound()
  const area = await ctx.tx.db
    .selectFrom('territory.area')
    .select('valid_to')
    .where('code', '=', areaCode)
    .executeTakeFirst()
  if (!area) throw invalid('areaCode', 'people.area_unknown')
  if (area.valid_to !== null && area.valid_to <= shanghaiDate(ctx.now)) throw invalid('areaCode', 'people.area_ended')
}
