import type { Ctx } from '#kernel/access/server/index.ts'
import { exportList, type ExportList } from '#kernel/desk/server/index.ts'
import type { Handlers } from '#platform/http/route.ts'
import { shapeRoutes } from '../../shape-contract.ts'
import { checkPattern, listPatternGaps } from './check-pattern.ts'
import { addDemonstration, endDemonstration, listDemonstrations } from './demonstrations.ts'
import { putPattern, readPattern, readPatterns } from './pattern-store.ts'
import { addTransition, closeTransition, handOver, listTransitions } from './transitions.ts'

export const shapeHandlers: Handlers<typeof shapeRoutes, Ctx> = {
  listPatterns: async (_input, ctx) => ({ items: await readPatterns(ctx) }),
  putPattern: ({ params, body }, ctx) => putPattern(ctx, { ...params, ...body }),
  checkPattern: async ({ params, query }, ctx) =>
    checkPattern(ctx, { ...query, pattern: await readPattern(ctx, params.code) }),
  listPatternGaps: async ({ query }, ctx) =>
    listPatternGaps(ctx, { ...query, pattern: await readPattern(ctx, query.pattern) }),
  listDemonstrations: ({ query }, ctx) => listDemonstrations(ctx, query),
  addDemonstration: ({ body }, ctx) => addDemonstration(ctx, body),
  endDemonstration: ({ params, body }, ctx) => endDemonstration(ctx, { ...params, reason: body.reason }),
  listTransitions: ({ query }, ctx) => listTransitions(ctx, query),
  addTransition: ({ body }, ctx) => addTransition(ctx, body),
  handOver: ({ params, body }, ctx) => handOver(ctx, { ...params, receiver: body.receiver }),
  closeTransition: ({ params, body }, ctx) => closeTransition(ctx, { ...params, reason: body.reason }),
}

const field = (key: string, width: number) => ({ key, title: `partners:gaps.${key}`, width })

/** The gaps of a shape as a file, to be handed to whoever fills them. */
export const patternGapsList: ExportList = exportList({
  list: 'pattern-gaps',
  route: shapeRoutes.listPatternGaps,
  read: async (query, ctx) => listPatternGaps(ctx, { ...query, pattern: await readPattern(ctx, query.pattern) }),
  columns: [
    { ...field('root', 20), value: row => row.rootName },
    { ...field('area', 20), value: row => row.areaName },
    { ...field('areaCode', 18), value: row => row.areaCode },
    { ...field('level', 18), value: row => row.level },
    { ...field('organisation', 36), value: row => row.organisation },
    { ...field('lacks', 24), value: (row, say) => say(row.role ? `people:roles.${row.role}` : 'partners:gaps.whole') },
    { ...field('lacking', 10), value: row => row.lacking },
  ],
})
