import { useMemo, useState } from 'react'
import { keep, recall } from '../device-store.ts'
import { useT } from '../i18n.ts'
import { type PhotoQueue, usePhotoQueue } from '../photo/use-photo-queue.ts'
import { readTrouble } from '../problem.ts'
import { checkFields, type FormValues, fieldOfPath, readAnswer } from './check-fields.ts'
import type { SchemaFormProps } from './form-props.ts'
import { type FieldSpec, readFields } from './schema-fields.ts'

/** Where the note and the photos stand among the field names. */
export const noteField = '$note'
export const photoField = '$photos'

export interface FieldError {
  /** Null when the server named something that is not on the form. */
  name: string | null
  text: string
}

export interface SchemaFormState {
  fields: FieldSpec[]
  values: FormValues
  set: (name: string, value: unknown) => void
  setAll: (values: FormValues) => void
  labelOf: (name: string) => string
  errors: FieldError[]
  /** What the server or the network said about the whole. */
  trouble: unknown
  busy: boolean
  photos: PhotoQueue
  restored: boolean
  discard: () => void
  submit: () => Promise<void>
}

/** Everything a drawn form needs but the drawing. */
export function useSchemaForm(props: SchemaFormProps): SchemaFormState {
  const t = useT('ui')
  const fields = useMemo(() => readFields(props.schema), [props.schema])
  const draft = useDraft(props.draftKey)
  const start = { ...initialValues(fields), ...props.initial }
  const [values, setValues] = useState<FormValues>(() => ({ ...start, ...draft.found }))
  const [restored, setRestored] = useState(draft.found !== null)
  const [errors, setErrors] = useState<FieldError[]>([])
  const [trouble, setTrouble] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const photos = usePhotoQueue(props.photos ?? null)
  const labelOf = (name: string) => labelFor(name, { fields, props, t })

  const check = (): FieldError[] => [
    ...checkFields(fields, values).map(({ name, key, params }) => ({
      name,
      text: t(`form.${key}`, { ...params, label: labelOf(name) }),
    })),
    ...checkNote(props, values, t),
    ...checkPhotos(props, photos, t),
  ]
  const submit = async () => {
    if (busy) return
    const found = check()
    setErrors(found)
    setTrouble(null)
    if (found.length > 0) return
    setBusy(true)
    try {
      const note = noteOf(values)
      await props.onSubmit({ form: readAnswer(fields, values), ...(note ? { note } : {}), fileIds: photos.fileIds })
      draft.clear()
    } catch (error) {
      const names = [...fields.map(field => field.name), noteField]
      setErrors(readTrouble(error).fields.map(({ field, detail }) => ({ name: ourName(field, names), text: detail })))
      setTrouble(error)
    } finally {
      setBusy(false)
    }
  }
  const setAll = (changed: FormValues) => {
    const next = { ...values, ...changed }
    setValues(next)
    setErrors(errors.filter(error => error.name === null || !(error.name in changed)))
    draft.save(next)
  }
  const set = (name: string, value: unknown) => setAll({ [name]: value })
  const discard = () => {
    setValues(start)
    setErrors([])
    setRestored(false)
    draft.clear()
  }
  return { fields, values, set, setAll, labelOf, errors, trouble, busy, photos, restored, discard, submit }
}

type Say = ReturnType<typeof useT>

function labelFor(name: string, from: { fields: FieldSpec[]; props: SchemaFormProps; t: Say }): string {
  if (name === noteField) return from.props.noteLabel ?? from.t('form.note')
  if (name === photoField) return from.t('form.photos')
  return from.props.label?.(name) ?? from.fields.find(field => field.name === name)?.title ?? name
}

function initialValues(fields: readonly FieldSpec[]): FormValues {
  return Object.fromEntries(
    fields.filter(field => field.initial !== undefined).map(field => [field.name, field.initial]),
  )
}

function noteOf(values: FormValues): string {
  const note = values[noteField]
  return typeof note === 'string' ? note.trim() : ''
}

function checkNote(props: SchemaFormProps, values: FormValues, t: Say): FieldError[] {
  if (!props.needsNote || noteOf(values) !== '') return []
  return [{ name: noteField, text: t('form.required', { label: props.noteLabel ?? t('form.note') }) }]
}

function checkPhotos(props: SchemaFormProps, photos: PhotoQueue, t: Say): FieldError[] {
  const key = photoFault(props.needsPhoto ?? false, photos)
  return key ? [{ name: photoField, text: t(`form.${key}`) }] : []
}

function photoFault(needed: boolean, photos: PhotoQueue): string | null {
  if (photos.busy) return 'photosBusy'
  if (photos.failed) return 'photosFailed'
  return needed && photos.fileIds.length === 0 ? 'photosRequired' : null
}

function ourName(path: string, names: readonly string[]): string | null {
  return fieldOfPath(path === 'note' || path === 'body.note' ? noteField : path, names)
}

interface Draft {
  found: FormValues | null
  save: (values: FormValues) => void
  clear: () => void
}

function useDraft(draftKey: string | undefined): Draft {
  const key = draftKey === undefined ? null : `jinlin.draft.${draftKey}`
  const [found] = useState(() => (key === null ? null : readDraft(recall(key))))
  const write = (text: string | null) => {
    if (key !== null) keep(key, text)
  }
  return { found, save: values => write(JSON.stringify(values)), clear: () => write(null) }
}

function readDraft(text: string | null): FormValues | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
