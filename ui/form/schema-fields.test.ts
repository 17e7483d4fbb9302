import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkFields, fieldOfPath, readAnswer } from './check-fields.ts'
import { type JsonSchema, readFields } from './schema-fields.ts'

const form = z.object({
  outcome: z.enum(['done', 'not_ours']),
  note: z.string().min(2).max(500).meta({ title: '说明' }),
  place: z.string().max(40).optional(),
  days: z.number().int().min(1).max(30),
  solved: z.boolean(),
  until: z.iso.date().nullable(),
  at: z.iso.datetime().optional(),
  names: z.array(z.string()).min(1),
  tags: z.array(z.enum(['a', 'b'])).optional(),
  lead: z.uuid().meta({ widget: 'organisation' }),
  urgent: z.boolean().default(false),
})

function fieldsOf(schema: z.ZodType) {
  // zod's printer and ours describe the same JSON, with types of their own.
  const printed: JsonSchema = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input' })))
  return readFields(printed)
}

const fields = fieldsOf(form)
const filled = {
  outcome: 'done',
  note: ' 已更换灯泡 ',
  place: '  ',
  days: '3',
  solved: false,
  until: null,
  names: ['王', ''],
  lead: '0192e5a0-0000-7000-8000-000000000001',
}

test('every kind of field zod prints is recognised', () => {
  const kinds = Object.fromEntries(fields.map(field => [field.name, field.kind]))
  expect(kinds).toEqual({
    outcome: 'choice',
    note: 'long',
    place: 'text',
    days: 'integer',
    solved: 'boolean',
    until: 'date',
    at: 'date-time',
    names: 'list',
    tags: 'choices',
    lead: 'text',
    urgent: 'boolean',
  })
})

test('optional, nullable and defaulted fields are not asked for', () => {
  expect(fields.filter(field => field.required).map(field => field.name)).toEqual([
    'outcome',
    'note',
    'days',
    'solved',
    'names',
    'lead',
  ])
})

test('titles, widgets, options and bounds are carried over', () => {
  const named = new Map(fields.map(field => [field.name, field]))
  expect(named.get('note')).toMatchObject({ title: '说明', min: 2, max: 500 })
  expect(named.get('lead')).toMatchObject({ widget: 'organisation', pattern: undefined })
  expect(named.get('outcome')).toMatchObject({ options: ['done', 'not_ours'] })
  expect(named.get('days')).toMatchObject({ min: 1, max: 30 })
  expect(named.get('urgent')).toMatchObject({ initial: false })
})

test('a nested object can only be drawn by a widget', () => {
  expect(fieldsOf(z.object({ place: z.object({ lng: z.number() }) }))[0]?.kind).toBe('other')
})

test('what passes our check passes the schema itself', () => {
  expect(checkFields(fields, filled)).toEqual([])
  expect(form.omit({ until: true }).safeParse(readAnswer(fields, filled)).success).toBe(true)
  expect(readAnswer(fields, filled)).toEqual({
    outcome: 'done',
    note: '已更换灯泡',
    days: 3,
    solved: false,
    names: ['王'],
    lead: filled.lead,
  })
})

test('faults come in the order of the form, each with its reason', () => {
  const faults = checkFields(fields, { ...filled, outcome: undefined, note: '好', days: '2.5', names: [] })
  expect(faults.map(({ name, key }) => [name, key])).toEqual([
    ['outcome', 'requiredChoice'],
    ['note', 'tooShort'],
    ['days', 'notInteger'],
    ['names', 'required'],
  ])
  expect(checkFields(fields, { ...filled, days: 31 })).toEqual([{ name: 'days', key: 'tooLarge', params: { max: 30 } }])
})

test('a field is found by the path the server names it with', () => {
  expect(fieldOfPath('body.form.note', ['note'])).toBe('note')
  expect(fieldOfPath('form.names.0', ['names'])).toBe('names')
  expect(fieldOfPath('requestId', ['note'])).toBeNull()
})

test('a nullable text with a rule of its own is still a text', () => {
  const schema = z.object({
    code: z
      .string()
      .refine(text => text.length === 18)
      .nullable()
      .optional(),
  })
  const [field] = readFields(JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input' }))))
  expect(field).toMatchObject({ name: 'code', kind: 'text', required: false })
})
