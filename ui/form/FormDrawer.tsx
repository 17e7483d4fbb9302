import { Drawer } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { z } from 'zod'
import { useT } from '../i18n.ts'
import type { FormValues } from './check-fields.ts'
import type { SchemaFormProps } from './form-props.ts'
import type { JsonSchema } from './schema-fields.ts'
import { SchemaForm } from './SchemaForm.tsx'

type Passed = 'label' | 'help' | 'option' | 'widgets' | 'submitLabel' | 'draftKey'

interface FormDrawerProps<B extends z.ZodObject> extends Pick<SchemaFormProps, Passed> {
  title: string
  /** Above the form: what will follow from it. */
  lead?: ReactNode
  /** The body of the command as its contract says; `requestId` is never shown. */
  body: B
  /** Fields the page fills in itself. */
  without?: readonly (keyof z.input<B> & string)[]
  /** Fields that come before all others, in this order. */
  first?: readonly (keyof z.input<B> & string)[]
  /** What stands there now. A field that had a value and is emptied is sent as null. */
  initial?: FormValues
  save: (answer: z.input<B>) => Promise<unknown>
  onClose: () => void
}

/** A command of a contract as a form at the side; closes when the server has taken it, and shows its refusal at the fields. */
export function FormDrawer<B extends z.ZodObject>(props: FormDrawerProps<B>) {
  const t = useT('ui')
  const { title, lead, body, without = [], first = [], initial = {}, save, onClose, ...form } = props
  const hidden = without.join(' ')
  const leading = first.join(' ')
  const standing = Object.keys(initial)
    .filter(name => initial[name] !== undefined && initial[name] !== null)
    .join(' ')
  const schema = useMemo(
    () => shownSchema(body, { without: hidden.split(' '), first: leading.split(' '), standing: standing.split(' ') }),
    [body, hidden, leading, standing],
  )
  const names = Object.keys(schema.properties ?? {})
  const known = Object.fromEntries(names.map(name => [name, initial[name] ?? undefined]))
  const submit = async (answer: FormValues) => {
    const emptied = names.filter(name => known[name] !== undefined && answer[name] === undefined)
    const complete = { ...answer, ...Object.fromEntries(emptied.map(name => [name, emptyOf(known[name])])) }
    await save(complete as z.input<B>)
    onClose()
  }
  return (
    <Drawer open size={480} title={title} closable={{ 'aria-label': t('keys.close') }} onClose={onClose}>
      {lead && <div className="jl-drawer-lead">{lead}</div>}
      <SchemaForm
        {...form}
        schema={schema}
        initial={Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))}
        onCancel={onClose}
        onSubmit={({ form: answer }) => submit(answer)}
      />
    </Drawer>
  )
}

function emptyOf(former: unknown): unknown {
  return Array.isArray(former) ? [] : null
}

interface Shown {
  without: readonly string[]
  first: readonly string[]
  /** Fields that have a value now. */
  standing: readonly string[]
}

function shownSchema(body: z.ZodObject, { without, first, standing }: Shown): JsonSchema {
  const whole: JsonSchema = JSON.parse(JSON.stringify(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' })))
  const shown = Object.entries(whole.properties ?? {}).filter(
    ([name]) => name !== 'requestId' && !without.includes(name),
  )
  const ordered = [
    ...first.flatMap(name => shown.filter(([own]) => own === name)),
    ...shown.filter(([name]) => !first.includes(name)),
  ]
  // A command that changes may leave any field out, but what stands there and cannot be nothing must not be emptied.
  const kept = shown
    .filter(([name, property]) => standing.includes(name) && !mayBeEmpty(property))
    .map(([name]) => name)
  return { ...whole, required: [...(whole.required ?? []), ...kept], properties: Object.fromEntries(ordered) }
}

function mayBeEmpty({ type, anyOf = [] }: JsonSchema): boolean {
  return type === 'array' || (Array.isArray(type) && type.includes('null')) || anyOf.some(arm => arm.type === 'null')
}
