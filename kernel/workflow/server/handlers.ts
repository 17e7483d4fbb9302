import { definePart } from '#platform/http/mount.ts'
import { translate } from '#platform/i18n.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { contract } from '../contract.ts'
import type { Told } from '../records.ts'
import { actOnCase } from './act-on-case.ts'
import { toLine } from './case-lines.ts'
import { listClockEffects, setClockEffect } from './clock-effects.ts'
import { buttons, getCase } from './get-case.ts'
import { listCases, workbench } from './list-cases.ts'
import { listProcedures } from './list-procedures.ts'
import { endLimit, listLimits, setLimit, setLimitProfile } from './set-limits.ts'

export const workflowPart = definePart<typeof contract.routes, Ctx>(contract, {
  getWorkbench: (_input, ctx) => workbench(ctx),
  listCases: ({ query }, ctx) => listCases(ctx, query),
  getCase: ({ params }, ctx) => getCase(ctx, { district: params.district, caseId: params.id }),
  async actOnCase({ params, body }, ctx) {
    const { note, form, fileIds } = body
    const { district, id: caseId, name: action } = params
    const { record, told } = await actOnCase(ctx.tx, {
      actor: ctx.actor,
      district,
      caseId,
      action,
      note,
      form,
      fileIds,
    })
    return { case: toLine(record.case, ctx.now), actions: await buttons(ctx, record), told: spoken(told, ctx.locale) }
  },
  listProcedures: ({ query }, ctx) => listProcedures(ctx, query.areaCode),
  listLimits: ({ query }, ctx) => listLimits(ctx, query),
  setLimit({ body }, ctx) {
    const { requestId: _, reason, ...limit } = body
    return setLimit(ctx, limit, reason)
  },
  endLimit: ({ params, body }, ctx) => endLimit(ctx, params.id, body.reason),
  setLimitProfile: ({ body }, ctx) => setLimitProfile(ctx, body.profile, body.reason),
  listClockEffects: ({ query }, ctx) => listClockEffects(ctx, query.profile),
  setClockEffect: ({ body }, ctx) => setClockEffect(ctx, body, body.reason),
})

function spoken(told: Told | null, locale: Ctx['locale']): string | null {
  return told && translate(locale, told.key, told.params)
}
