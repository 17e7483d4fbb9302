import type { Locale } from '#platform/i18n.ts'
import type { ListCtx } from '../export-list.ts'

/** A word a column takes, stored as `value` and written as the text of `title` in either language. */
export interface Choice {
  value: string
  /** Text key with namespace. */
  title: string
}

export interface ImportColumn {
  key: string
  /** Text key of the header, with namespace. */
  title: string
  /** Text key of the explanation. */
  help: string
  /** Other headers it is known by, in any writing. */
  names?: readonly string[]
  required?: boolean
  /** At most so many characters; 100 unless said otherwise. */
  most?: number
  choices?: readonly Choice[]
  /** `code`: digits and letters, however wide they were typed; `date`: 2026-11-22; `integer`: from 0. */
  form?: 'code' | 'date' | 'integer'
  example: Readonly<Record<Locale, string>>
}

/** A row as the columns have it: tidied, choices as their value, dates as 2026-11-22; '' where the file says nothing. */
export interface ImportRow {
  /** In the file, from 1. */
  row: number
  values: Readonly<Record<string, string>>
}

/** What is wrong with a row: a text key with namespace, whose text may ask for `value` and `column` besides. */
export interface Fault {
  column: string | null
  text: string
  params?: Record<string, string | number>
}

/** A value that changes, by column. */
export interface Change {
  column: string
  before: string
  after: string
}

export type Judgement<Input> =
  | { outcome: 'wrong'; faults: Fault[] }
  | { outcome: 'same' }
  | { outcome: 'create' | 'change'; changes: Change[]; input: Input }

/** Somebody's reach over the kind, with the transaction to read or to write in. */
export type ImportCtx = ListCtx

interface Definition<World, Input> {
  kind: string
  permission: string
  columns: readonly ImportColumn[]
  /** Fields of refusals that a column stands for under another name. */
  fields?: Readonly<Record<string, string>>
  /** Rows that others stand on go first. */
  order?(rows: readonly ImportRow[]): ImportRow[]
  /** What the rows are compared with; little for few of them. */
  load(rows: readonly ImportRow[], ctx: ImportCtx): Promise<World>
  /** Compares a row. What it would make is noted in the world, for later rows of the same file. */
  judge(row: ImportRow, world: World, ctx: ImportCtx): Judgement<Input>
  /** By the function the screens use, so that its rules, its audit and its reach hold. */
  write(input: Input, ctx: ImportCtx): Promise<void>
}

export type Verdict = { row: number } & (
  | { outcome: 'wrong'; faults: Fault[] }
  | { outcome: 'same' }
  | { outcome: 'create' | 'change'; changes: Change[] }
)

/** One register that can be filled from a table. */
export interface Importer extends Pick<Definition<unknown, unknown>, 'kind' | 'permission' | 'columns' | 'fields'> {
  /** In the order they will be applied. */
  order(rows: readonly ImportRow[]): ImportRow[]
  /** What each row would do. Only reads. */
  check(rows: readonly ImportRow[], ctx: ImportCtx): Promise<Verdict[]>
  /** Applies one row as things stand now; refusals of the domain are thrown. */
  take(row: ImportRow, ctx: ImportCtx): Promise<Verdict>
}

export function defineImporter<World, Input>(definition: Definition<World, Input>): Importer {
  const { kind, permission, columns, fields } = definition
  return {
    kind,
    permission,
    columns,
    ...(fields ? { fields } : {}),
    order: rows => definition.order?.(rows) ?? [...rows],
    async check(rows, ctx) {
      const world = await definition.load(rows, ctx)
      return rows.map(row => ({ row: row.row, ...withoutInput(definition.judge(row, world, ctx)) }))
    },
    async take(row, ctx) {
      const judged = definition.judge(row, await definition.load([row], ctx), ctx)
      if ('input' in judged) await definition.write(judged.input, ctx)
      return { row: row.row, ...withoutInput(judged) }
    },
  }
}

function withoutInput<Input>(judged: Judgement<Input>) {
  if (!('input' in judged)) return judged
  return { outcome: judged.outcome, changes: judged.changes }
}

export function wrong(column: string | null, text: string, params?: Record<string, string | number>) {
  return { outcome: 'wrong' as const, faults: [{ column, text, ...(params ? { params } : {}) }] }
}
