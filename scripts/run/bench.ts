import { parseArgs } from 'node:util'

/** What a bench is told: its own flags stay as they were written, for it to parse. */
export interface BenchOptions {
  /** What --data names, as an absolute path. */
  data?: string
  rest: readonly string[]
}

/**
 * What a bench found. `ratio` compares two figures of the same run, so that it means the same on any machine;
 * `target` is what the ratio (or the figures it names) should reach, `holds` whether it did.
 */
export interface BenchReport {
  name: string
  figures: object
  ratio: number
  target: number | object
  holds: boolean
}

export type Bench = (options: BenchOptions) => Promise<BenchReport>

export interface BenchCall extends BenchOptions {
  name: string | undefined
  json: boolean
}

/** Reads `NAME [--data PATH] [--json] …`; whatever else there is goes on to the bench untouched. */
export function parseBenchCall(args: readonly string[]): BenchCall {
  const { tokens, values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, json: { type: 'boolean', default: false } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const [name] = tokens.filter(token => token.kind === 'positional')
  const ours = new Set<number>()
  for (const token of tokens) {
    const known = token === name || (token.kind === 'option' && (token.name === 'data' || token.name === 'json'))
    if (known) ours.add(token.index)
    if (token.kind === 'option' && token.name === 'data' && token.inlineValue === false) ours.add(token.index + 1)
  }
  return {
    name: name?.value,
    json: values.json === true,
    ...(typeof values.data === 'string' ? { data: values.data } : {}),
    rest: args.filter((_arg, index) => !ours.has(index)),
  }
}
