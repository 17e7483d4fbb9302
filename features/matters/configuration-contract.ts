import { z } from 'zod'
import { requestId, route, SIGNED_IN } from '#platform/http/route.ts'
import { urgencies } from './categories.ts'
import { dutyLevels } from './dispatch-walk.ts'
import { categoryView, dutyView, organisationRef } from './shapes.ts'

const text = z.string().trim().min(1).max(60)

/** When two matters of the category may be the same; absent keeps, and for a new one is 60 m and 30 days. */
const nearInput = {
  nearMetres: z.number().int().min(0).max(2000).optional(),
  nearDays: z.number().int().min(1).max(365).optional(),
  nearShown: z.boolean().optional(),
}

export const categoryInput = z.object({
  name: text,
  nameEn: text,
  keywords: z.array(z.string().trim().min(1).max(20)).max(40),
  urgency: z.enum(urgencies),
  reopenDays: z.number().int().min(0).max(365),
  photoRequired: z.boolean(),
  residents: z.boolean(),
  position: z.number().int().min(0).max(10_000),
  ...nearInput,
})

/** One row of the duty list; it names either a kind of organisation (with a trade or not) or one organisation. */
export const dutyInput = z.object({
  categoryId: z.string().max(60),
  level: z.enum(dutyLevels),
  areaCode: z
    .string()
    .regex(/^\d{4,18}$/)
    .nullable()
    .default(null),
  organisationKind: z.string().max(40).nullable().default(null),
  organisationTag: z.string().max(40).nullable().default(null),
  organisationId: z.uuid().nullable().default(null),
  part: z.enum(['lead', 'assist']),
  position: z.number().int().min(0).max(1000).default(0),
})
export type DutyInput = z.output<typeof dutyInput>

const byDuty = z.object({ id: z.uuid() })
const effectiveFrom = z.iso.datetime().optional()

/** Categories, the duty list, and the classes of the national standard. */
export const configurationRoutes = {
  listCategories: route({
    method: 'GET',
    path: '/api/matter-categories',
    summary: 'The work-item list: fields and items; residents get those they may choose',
    permission: SIGNED_IN,
    query: z.object({ ended: z.stringbool().default(false) }),
    reply: z.object({
      fields: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string(), items: z.array(categoryView) })),
    }),
  }),
  createCategory: route({
    method: 'POST',
    path: '/api/matter-categories',
    summary: 'Add an item to a field',
    permission: 'category.edit',
    body: categoryInput.extend({
      requestId,
      id: z
        .string()
        .regex(/^[a-z_]+\.[a-z0-9_]+$/)
        .max(60),
    }),
    reply: categoryView,
  }),
  editCategory: route({
    method: 'PATCH',
    path: '/api/matter-categories/:id',
    summary: 'Change an item; absent keeps. validTo ends it for new matters, null takes it back into use',
    permission: 'category.edit',
    params: z.object({ id: z.string().max(60) }),
    body: categoryInput.partial().extend({ requestId, validTo: z.iso.date().nullable().optional() }),
    reply: categoryView,
  }),
  listStandardClasses: route({
    method: 'GET',
    path: '/api/matter-standards',
    summary: 'Classes of the national standard and the items they stand for',
    permission: SIGNED_IN,
    reply: z.object({
      classes: z.array(
        z.object({
          standardRef: z.string(),
          kind: z.string(),
          code: z.string(),
          name: z.string(),
          localExtension: z.boolean(),
          categoryIds: z.array(z.string()),
        }),
      ),
    }),
  }),
  listDuties: route({
    method: 'GET',
    path: '/api/duties',
    summary: 'The duty list: in force now, or with all=true also past and coming rows',
    // What an authority answers for is public knowledge; whoever edits it need not see matters.
    permission: SIGNED_IN,
    query: z.object({ categoryId: z.string().max(60).optional(), all: z.stringbool().default(false) }),
    reply: z.object({ duties: z.array(dutyView) }),
  }),
  createDuty: route({
    method: 'POST',
    path: '/api/duties',
    summary: 'Add a row to the duty list, from now or a later moment',
    permission: 'duty.edit',
    body: dutyInput.extend({ requestId, effectiveFrom }),
    reply: dutyView,
  }),
  replaceDuty: route({
    method: 'PUT',
    path: '/api/duties/:id',
    summary: 'Replace a row from a moment on; the old row stays on record',
    permission: 'duty.edit',
    params: byDuty,
    body: dutyInput.extend({ requestId, effectiveFrom }),
    reply: dutyView,
  }),
  endDuty: route({
    method: 'POST',
    path: '/api/duties/:id/end',
    summary: 'End a row from now or a later moment',
    permission: 'duty.edit',
    params: byDuty,
    body: z.object({ requestId, effectiveTo: z.iso.datetime().optional() }),
    reply: dutyView,
  }),
  tryDuties: route({
    method: 'POST',
    path: '/api/duties/try',
    summary: "Try a change on the last 30 days' matters: how many would go elsewhere",
    permission: 'duty.edit',
    idempotent: false,
    body: z.object({ remove: z.array(z.uuid()).max(50).default([]), add: z.array(dutyInput).max(50).default([]) }),
    reply: z.object({
      /** Matters looked at, at most 5,000, newest first. */
      tried: z.number().int(),
      elsewhere: z.number().int(),
      examples: z.array(
        z.object({
          number: z.string(),
          title: z.string(),
          before: organisationRef.nullable(),
          after: organisationRef.nullable(),
        }),
      ),
    }),
  }),
}
