import type { FieldSpec } from './schema-fields.ts'

export type FormValues = Record<string, unknown>

/** A field at fault: the text key under `ui:form` and its parameters (the label is added by who shows it). */
export interface FieldFault {
  name: string
  key: string
  params: Record<string, number>
}

/** What is wrong with the values, in the order of the fields; the server checks again with the schema itself. */
export function checkFields(fields: readonly FieldSpec[], values: FormValues): FieldFault[] {
  return fields.flatMap(field => {
    const fault = checkField(field, values[field.name])
    return fault ? [{ name: field.name, ...fault }] : []
  })
}

type Fault = Omit<FieldFault, 'name'> | null

function checkField(field: FieldSpec, value: unknown): Fault {
  if (isBlank(value)) return field.required ? missing(field) : null
  switch (field.kind) {
    case 'text':
    case 'long':
      return checkText(field, String(value).trim())
    case 'number':
    case 'integer':
      return checkNumber(field, Number(value))
    case 'date':
    case 'date-time':
      return Number.isNaN(Date.parse(String(value))) ? fault('date') : null
    case 'list':
    case 'choices':
      return checkList(field, listOf(value).length)
    default:
      return null
  }
}

function missing(field: FieldSpec): Fault {
  const chosen = ['choice', 'choices', 'boolean', 'other'].includes(field.kind) || field.widget !== undefined
  return fault(chosen ? 'requiredChoice' : 'required')
}

function checkText(field: FieldSpec, text: string): Fault {
  const count = text.length
  if (field.min !== undefined && count < field.min) return fault('tooShort', { min: field.min })
  if (field.max !== undefined && count > field.max) return fault('tooLong', { max: field.max, count })
  if (field.pattern !== undefined && !new RegExp(field.pattern, 'u').test(text)) return fault('pattern')
  return null
}

function checkNumber(field: FieldSpec, value: number): Fault {
  if (!Number.isFinite(value)) return fault('notNumber')
  if (field.kind === 'integer' && !Number.isInteger(value)) return fault('notInteger')
  if (field.min !== undefined && value < field.min) return fault('tooSmall', { min: field.min })
  if (field.max !== undefined && value > field.max) return fault('tooLarge', { max: field.max })
  return null
}

function checkList(field: FieldSpec, count: number): Fault {
  if (field.min !== undefined && count < field.min) return fault('tooFew', { min: field.min })
  if (field.max !== undefined && count > field.max) return fault('tooMany', { max: field.max })
  return null
}

function fault(key: string, params: Record<string, number> = {}): Fault {
  return { key, params }
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** What the inputs hold as what the schema asks for: blanks left out, texts trimmed, numbers as numbers. */
export function readAnswer(fields: readonly FieldSpec[], values: FormValues): FormValues {
  const entries = fields.flatMap(field => {
    const value = values[field.name]
    return isBlank(value) ? [] : [[field.name, answerOf(field, value)] as const]
  })
  return Object.fromEntries(entries)
}

function answerOf(field: FieldSpec, value: unknown): unknown {
  if (field.kind === 'number' || field.kind === 'integer') return Number(value)
  if (field.kind === 'list') return listOf(value).filter(item => !isBlank(item))
  return typeof value === 'string' ? value.trim() : value
}

/** `form.reason`, `body.form.reason` and `reason` all mean the field `reason`; null when no field of ours is meant. */
export function fieldOfPath(path: string, names: readonly string[]): string | null {
  const parts = path.split('.').filter(part => part !== 'body' && part !== 'form')
  return names.find(name => name === parts[0]) ?? null
}
