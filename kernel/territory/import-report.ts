import { z } from 'zod'

export const importKinds = ['divisions', 'boundaries'] as const

/** Why a row was not taken in; the sentence of each is in the messages under `rows`. */
export const rowReasons = [
  'missing',
  'too_long',
  'bad_code',
  'bad_level',
  'level_mismatch',
  'parent_mismatch',
  'parent_of_city',
  'unknown_parent',
  'parent_closed',
  'duplicate',
  'code_closed',
  'out_of_reach',
  'unknown_area',
  'bad_geometry',
  'out_of_range',
  'crosses_itself',
] as const
export type RowReason = (typeof rowReasons)[number]

export const rowError = z.object({
  /** Line of the file (CSV), or position of the feature, counted from 1 (GeoJSON). */
  line: z.number().int(),
  field: z.string(),
  reason: z.enum(rowReasons),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The row as it came in: all cells of a CSV line; code and name of a feature. */
  row: z.array(z.string()),
})
export type RowError = z.output<typeof rowError>

/** What an import did, or with `dryRun` would do. */
export interface ImportReport {
  dryRun: boolean
  /** Rows or features in the file. */
  total: number
  created: number
  changed: number
  /** Already there with the same content. */
  unchanged: number
  rejected: number
  errors: RowError[]
  /** Names of the columns of `errors[].row`. */
  columns: string[]
}

export const importRun = z.object({
  id: z.uuid(),
  kind: z.enum(importKinds),
  fileName: z.string(),
  dryRun: z.boolean(),
  state: z.enum(['running', 'done', 'failed']),
  total: z.number().int(),
  done: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  /** The first errors; all of them are in the error file. */
  errors: z.array(rowError.extend({ sentence: z.string() })),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
})
export type ImportRun = z.output<typeof importRun>
