import { parseArgs } from 'node:util'

/** Reads `--name value` flags that are whole numbers, or with a comma several; an unknown flag or a word is refused. */
export function numberFlags<T extends Record<string, readonly number[]>>(
  rest: readonly string[],
  defaults: T,
): { [K in keyof T]: number[] } {
  const options = Object.fromEntries(Object.keys(defaults).map(name => [name, { type: 'string' as const }]))
  const { values } = parseArgs({ args: [...rest], options })
  const read = Object.entries(defaults).map(([name, shipped]) => {
    const given = values[name]
    return [name, typeof given === 'string' ? given.split(',').map(text => wholeNumber(name, text)) : [...shipped]]
  })
  return Object.fromEntries(read)
}

/** The only or first number of a flag. */
export function one(numbers: readonly number[]): number {
  const [first] = numbers
  if (first === undefined) throw new Error('A flag has no number')
  return first
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name}: ${text} is not a whole number`)
  return value
}
