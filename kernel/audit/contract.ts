import { z } from 'zod'
import { defineContract, page, pageQuery, route } from '#platform/http/route.ts'

export const auditEntry = z.object({
  id: z.uuid(),
  district: z.string(),
  at: z.iso.datetime(),
  /** null: nobody signed in, such as a refused sign-in. */
  actorId: z.uuid().nullable(),
  actorName: z.string(),
  event: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  areaCode: z.string().nullable(),
  reason: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.output<typeof auditEntry>

const word = z.string().trim().min(1).max(100).optional()

export const auditFilter = pageQuery.extend({
  /** From this instant on. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** Up to, not including, this instant. */
  to: z.iso.datetime({ offset: true }).optional(),
  district: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  /** An event's whole name, such as `matter.reveal`. */
  event: word,
  actorId: z.uuid().optional(),
  subjectKind: word,
  /** Needs the kind beside it. */
  subjectId: word,
})
export type AuditFilter = z.output<typeof auditFilter>

/** What the auditor reads. Reading it writes no entry of its own; looking at sealed personal data elsewhere does. */
export const contract = defineContract('audit', {
  listAuditEntries: route({
    method: 'GET',
    path: '/api/audit/entries',
    summary: 'Audit entries within reach, newest first',
    permission: 'audit.read',
    query: auditFilter,
    reply: page(auditEntry),
  }),
})
