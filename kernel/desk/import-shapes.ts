import { z } from 'zod'

/** A register that can be filled from a table; the server knows which there are. */
export const importKind = z.string().regex(/^[a-z][a-z_-]{1,39}$/)

/** `mapping`: a column the kind cannot do without was not found and must be pointed out by hand. */
export const importStates = [
  'mapping',
  'checked',
  'waiting',
  'running',
  'done',
  'failed',
  'cancelled',
  'expired',
] as const

/** Key of a column → its position in the file from 0; null: the file has none. */
export const mapping = z.record(z.string().max(60), z.number().int().min(0).max(59).nullable())
export type Mapping = z.output<typeof mapping>

export const importColumn = z.object({
  key: z.string(),
  title: z.string(),
  required: z.boolean(),
  help: z.string(),
  example: z.string(),
  /** What may be written where only some words can be. */
  choices: z.array(z.string()),
})

export const importKindView = z.object({
  kind: z.string(),
  name: z.string(),
  lead: z.string(),
  columns: z.array(importColumn),
})

export const importRun = z.object({
  id: z.uuid(),
  kind: z.string(),
  fileName: z.string(),
  state: z.enum(importStates),
  rowsTotal: z.number().int(),
  rowsDone: z.number().int(),
  /** Until it runs: how many would be; from then on: how many were. */
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  wrong: z.number().int(),
  /** A sentence in the caller's language. */
  failure: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Until then the rows and their reasons are kept. */
  expiresAt: z.iso.datetime(),
})
export type ImportRun = z.output<typeof importRun>

/** At most so many rows are shown; the file of errors holds all. */
export const ROWS_SHOWN = 200

export const importDetail = importRun.extend({
  columns: z.array(importColumn),
  headerRow: z.number().int(),
  mapping,
  /** First lines of the file, to choose the header from. */
  head: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
  /** Titles of the columns that must be pointed out. */
  missing: z.array(z.string()),
  wrongRows: z.array(
    z.object({
      row: z.number().int(),
      /** Title of the column at fault; null: the row as a whole. */
      column: z.string().nullable(),
      value: z.string(),
      reason: z.string(),
    }),
  ),
  /** The first rows that make or change something. */
  changes: z.array(
    z.object({
      row: z.number().int(),
      outcome: z.enum(['create', 'change']),
      cells: z.array(z.object({ title: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
})
export type ImportDetail = z.output<typeof importDetail>
