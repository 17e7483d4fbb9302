/** The part of JSON Schema that `z.toJSONSchema` writes for a flat form. */
export interface JsonSchema {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  title?: string
  description?: string
  enum?: (string | number | boolean | null)[]
  const?: string | number | boolean | null
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  items?: JsonSchema
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  default?: unknown
  /** Set with `.meta({ widget: 'organisation' })`: which of the page's own inputs draws this field. */
  widget?: string
}

export type FieldKind =
  | 'text'
  | 'long'
  | 'number'
  | 'integer'
  | 'choice'
  | 'choices'
  | 'boolean'
  | 'date'
  | 'date-time'
  | 'list'
  /** Only a widget can draw it. */
  | 'other'

export interface FieldSpec {
  name: string
  kind: FieldKind
  required: boolean
  title: string | undefined
  description: string | undefined
  widget: string | undefined
  options: string[]
  min: number | undefined
  max: number | undefined
  pattern: string | undefined
  initial: unknown
}

/** From this length on a text gets a box of several lines. */
const longText = 100

/** The fields of an object schema, in its order. */
export function readFields(schema: JsonSchema): FieldSpec[] {
  const required = new Set(schema.required ?? [])
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    readField(name, property, required.has(name)),
  )
}

function readField(name: string, property: JsonSchema, required: boolean): FieldSpec {
  const { schema, nullable } = withoutNull(property)
  const kind = kindOf(schema)
  return {
    name,
    kind,
    required: required && !nullable && property.default === undefined,
    title: property.title ?? schema.title,
    description: property.description ?? schema.description,
    widget: property.widget ?? schema.widget ?? schema.items?.widget,
    options: optionsOf(kind === 'choices' ? (schema.items ?? {}) : schema),
    ...boundsOf(kind, schema),
    pattern: kind === 'text' && schema.format === undefined ? schema.pattern : undefined,
    initial: property.default ?? schema.default,
  }
}

function withoutNull(schema: JsonSchema): { schema: JsonSchema; nullable: boolean } {
  if (Array.isArray(schema.type)) return withoutNullType(schema, schema.type)
  const arms = schema.anyOf ?? schema.oneOf
  if (!arms) return { schema, nullable: false }
  const real = arms.filter(arm => arm.type !== 'null')
  const [only] = real
  const merged = real.length === 1 && only ? only : mergedChoice(real, schema)
  return { schema: merged, nullable: real.length < arms.length }
}

/** `type: ['string', 'null']` is how a plain nullable text is printed. */
function withoutNullType(schema: JsonSchema, types: string[]): { schema: JsonSchema; nullable: boolean } {
  const [type] = types.filter(one => one !== 'null')
  return { schema: { ...schema, ...(type ? { type } : {}) }, nullable: types.includes('null') }
}

/** A union of literals is one choice. */
function mergedChoice(arms: JsonSchema[], schema: JsonSchema): JsonSchema {
  const values = arms.map(arm => arm.const).filter(value => value !== undefined)
  return values.length === arms.length ? { ...schema, enum: values } : schema
}

function kindOf(schema: JsonSchema): FieldKind {
  if (schema.enum ?? schema.const) return 'choice'
  switch (schema.type) {
    case 'string':
      return textKind(schema)
    case 'integer':
    case 'number':
    case 'boolean':
      return schema.type
    case 'array':
      return listKind(schema.items ?? {})
    default:
      return 'other'
  }
}

function textKind(schema: JsonSchema): FieldKind {
  if (schema.format === 'date' || schema.format === 'date-time') return schema.format
  return (schema.maxLength ?? 0) > longText ? 'long' : 'text'
}

function listKind(items: JsonSchema): FieldKind {
  if (items.enum) return 'choices'
  return items.type === 'string' ? 'list' : 'other'
}

function optionsOf(schema: JsonSchema): string[] {
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const])
  return values.filter(value => value !== null).map(String)
}

function boundsOf(kind: FieldKind, schema: JsonSchema): { min: number | undefined; max: number | undefined } {
  if (kind === 'number' || kind === 'integer') return { min: schema.minimum, max: realMaximum(schema.maximum) }
  if (kind === 'list' || kind === 'choices') return { min: schema.minItems, max: schema.maxItems }
  return { min: schema.minLength, max: schema.maxLength }
}

/** zod writes the largest safe integer where nobody set a maximum. */
function realMaximum(maximum: number | undefined): number | undefined {
  return maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum
}
