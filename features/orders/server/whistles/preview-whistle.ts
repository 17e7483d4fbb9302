import type { Ctx } from '#kernel/access/server/index.ts'
import { organisationsFor } from '#kernel/people/server/index.ts'
import { notFound } from '#platform/error.ts'
import { resolveUnits } from '../../whistle-rules.ts'
import { usableKind } from './whistle-kinds.ts'

/** Which units a kind calls at a place: for each line of the menu the nearest there is. A person may choose otherwise. */
export async function previewWhistle(ctx: Ctx, query: { kind: string; area: string }) {
  if (!ctx.reaches(query.area)) throw notFound()
  const kind = await usableKind(ctx.tx.db, query.kind, 'kind')
  const near = await organisationsFor(ctx.tx.db, { areaCode: query.area, at: ctx.now })
  return {
    units: resolveUnits(kind.units, near).map(({ unit, organisation }) => ({
      ...unit,
      organisation: organisation && { id: organisation.id, name: organisation.name },
    })),
    limit: kind.limit,
  }
}
