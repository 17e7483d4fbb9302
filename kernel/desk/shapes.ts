import { z } from 'zod'

/** Name of a list, given by whoever draws it: `matters`, `organisations`. */
export const listKey = z.string().regex(/^[a-z][a-z_-]{1,39}$/)

export const columnLayout = z.object({
  key: z.string().min(1).max(60),
  /** Pixels; absent: as drawn by the page. */
  width: z.number().int().min(40).max(1200).optional(),
  hidden: z.boolean().optional(),
})
export type ColumnLayout = z.output<typeof columnLayout>

/** The address of a list without its position: filters and order. */
export const viewSearch = z
  .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/), z.union([z.string().max(300), z.number(), z.boolean()]))
  .refine(search => Object.keys(search).length <= 40)

export const viewInput = z.object({
  name: z.string().trim().min(1).max(40),
  search: viewSearch,
  columns: z.array(columnLayout).max(60).nullable(),
  /** Share it with everybody who holds a post there; null: mine alone. */
  organisationId: z.uuid().nullable(),
})

export const savedView = z.object({
  id: z.uuid(),
  list: z.string(),
  name: z.string(),
  search: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  columns: z.array(columnLayout).nullable(),
  organisation: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  owner: z.string(),
  mine: z.boolean(),
  /** The caller may change and remove it. */
  editable: z.boolean(),
})
export type SavedView = z.output<typeof savedView>

export const exportStates = ['waiting', 'running', 'done', 'failed', 'cancelled', 'expired'] as const

export const exportRun = z.object({
  id: z.uuid(),
  list: z.string(),
  state: z.enum(exportStates),
  rowsDone: z.number().int(),
  /** Null where the list does not count itself. */
  rowsTotal: z.number().int().nullable(),
  sizeBytes: z.number().int().nullable(),
  /** A sentence in the caller's language. */
  failure: z.string().nullable(),
  reason: z.string().nullable(),
  requestedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime(),
})
export type ExportRun = z.output<typeof exportRun>

/** A subject is new within reach, or something was done to it. */
export const changeKinds = ['opened', 'changed'] as const

export interface Change {
  id: string
  kind: (typeof changeKinds)[number]
  subjectKind: string
  district: string
  subjectId: string
  caseId: string
  /** The reader did it. */
  mine: boolean
}
