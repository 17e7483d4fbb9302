import fc from 'fast-check'
import { z } from 'zod'

type Schema = z.core.JSONSchema.JSONSchema
type Part = Schema | boolean | undefined
type Values = fc.Arbitrary<unknown>

/** What exists in the database under test: plausible requests name it, so that they get past the first check. */
export interface Known {
  ids: readonly string[]
  /** By the name of the field; for what is neither an id nor free. */
  byName: Readonly<Record<string, readonly unknown[]>>
}

const words = fc.constantFrom(
  '路灯不亮',
  '3号楼电梯停了',
  'lamp',
  "' or 1=1 --",
  '<b>x</b>',
  '\u202e反',
  '😀',
  ' ',
  '0',
)
const days = fc.constantFrom('2026-09-23', '2024-02-29', '2026-01-01', '1970-01-01', '9999-12-31')
const moments = fc.constantFrom('2026-09-23T02:00:00.000Z', '2026-09-24T23:59:59+08:00', '1970-01-01T00:00:00Z')

/** Values that a contract's schema would mostly take: right keys, right types, at and near the limits it names. */
export function plausible(schema: z.ZodType, known: Known): Values {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline', cycles: 'ref' })
  return fromSchema(json, { known, name: '', depth: 0 })
}

interface At {
  known: Known
  name: string
  depth: number
}

function fromSchema(schema: Part, at: At): Values {
  if (schema === undefined || typeof schema === 'boolean' || at.depth > 5) return fc.jsonValue({ maxDepth: 1 })
  const named = at.known.byName[at.name]
  if (named) return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...named) }, bySchema(schema, at))
  return bySchema(schema, at)
}

function bySchema(schema: Schema, at: At): Values {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(choice => fromSchema(choice, at)))
  if (schema.type === 'object' || schema.properties) return objects(schema, at)
  if (schema.type === 'array') return arrays(schema, at)
  if (schema.type === 'string') return strings(schema, at)
  if (schema.type === 'integer' || schema.type === 'number') return numbers(schema)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'null') return fc.constant(null)
  return fc.jsonValue({ maxDepth: 1 })
}

function objects(schema: Schema, at: At): Values {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, part]) => [name, fromSchema(part, { ...at, name, depth: at.depth + 1 })] as const,
  )
  if (fields.length === 0)
    return fc.dictionary(fc.string({ maxLength: 6 }), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 })
  return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] })
}

function arrays({ items, minItems, maxItems }: Schema, at: At): Values {
  const item = Array.isArray(items) ? items[0] : items
  const minLength = Math.min(minItems ?? 0, 20)
  return fc.array(fromSchema(item, { ...at, depth: at.depth + 1 }), {
    minLength,
    maxLength: Math.max(minLength, Math.min(maxItems ?? 3, 3)),
  })
}

function strings({ format, pattern, minLength, maxLength }: Schema, { known }: At): Values {
  if (format === 'uuid') return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known.ids) }, fc.uuid())
  if (format === 'date') return days
  if (format === 'date-time') return moments
  // Of a name that nobody can own, so that nothing leaves this machine.
  if (format === 'uri') return fc.constantFrom('https://city.invalid/hook', 'http://127.0.0.1:1/', 'ftp://x.invalid')
  if (pattern !== undefined && !/[?!<]=|\\p|\(\?!/.test(pattern)) return fc.stringMatching(new RegExp(pattern))
  const bounds = { minLength: Math.min(minLength ?? 0, 200), maxLength: Math.min(maxLength ?? 60, 200) }
  return fc.oneof(words, fc.string({ unit: 'grapheme', ...bounds }))
}

function numbers({ type, minimum, maximum, exclusiveMinimum }: Schema): Values {
  const least = minimum ?? (typeof exclusiveMinimum === 'number' ? exclusiveMinimum : -1000)
  const min = Math.max(least, -2_147_483_648)
  const max = Math.max(min, Math.min(maximum ?? 1000, 2_147_483_647))
  const edges = fc.constantFrom(min, max)
  if (type === 'integer') return fc.oneof(edges, fc.integer({ min: Math.ceil(min), max: Math.floor(max) }))
  return fc.oneof(edges, fc.double({ min, max, noNaN: true }))
}
