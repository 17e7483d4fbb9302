/** How many commands are on their way at the same time: quick for a few, bearable for the server. */
const AT_ONCE = 4

/** Does one thing for each, a few at a time, and never stops for one that fails. */
export async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker))
}

export type RowState = 'ready' | 'refused' | 'sending' | 'done' | 'failed'

export interface BulkLine {
  key: string
  district: string
  id: string
  /** The same for every try of this row, so that a lost answer never acts twice. */
  requestId: string
  number: string
  title: string
  subjectKind: string
  state: RowState
  form: Record<string, unknown>
  /** What it comes to, why it is refused, or why it failed. */
  words: string
}

/** How many lines are in each state. */
export function countLines(lines: readonly BulkLine[]): Record<RowState, number> {
  const count: Record<RowState, number> = { ready: 0, refused: 0, sending: 0, done: 0, failed: 0 }
  for (const line of lines) count[line.state] += 1
  return count
}

/** The lines the next press of the button sends: all that are ready, later only those that failed. */
export function toSend(lines: readonly BulkLine[]): BulkLine[] {
  const failed = lines.filter(line => line.state === 'failed')
  return failed.length > 0 ? failed : lines.filter(line => line.state === 'ready')
}
