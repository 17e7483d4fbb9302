import { type ComponentType, type ReactNode, useEffect, useId, useRef } from 'react'
import { ErrorState } from '../ErrorState.tsx'
import { useT } from '../i18n.ts'
import { PhotoPicker } from '../photo/PhotoPicker.tsx'
import type { InputProps, SchemaFormProps } from './form-props.ts'
import './form.css'
import type { FieldSpec } from './schema-fields.ts'
import { type FieldError, noteField, photoField, type SchemaFormState, useSchemaForm } from './use-schema-form.ts'

/** The form of both faces: one column, label above, help under, errors at the field and summed up at the top. */
export function FormFrame({ Input, ...props }: SchemaFormProps & { Input: ComponentType<InputProps> }) {
  const t = useT('ui')
  const id = useId()
  const form = useSchemaForm(props)
  const drawn = props.needsNote || props.allowNote ? [...form.fields, noteSpec(props.needsNote ?? false)] : form.fields
  return (
    <form
      className="jl-form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void form.submit()
      }}
    >
      <Summary id={id} form={form} />
      {form.restored && (
        <p className="jl-form-draft" role="status">
          {t('form.draft')}
          <button type="button" className="jl-link" onClick={form.discard}>
            {t('form.discard')}
          </button>
        </p>
      )}
      {drawn.map(field => (
        <DrawnField key={field.name} id={`${id}-${field.name}`} field={field} form={form} props={props} Input={Input} />
      ))}
      {props.photos && (
        <Frame
          id={`${id}-${photoField}`}
          label={form.labelOf(photoField)}
          required={props.needsPhoto ?? false}
          error={errorOf(form, photoField)}
        >
          {() => <PhotoPicker queue={form.photos} />}
        </Frame>
      )}
      <div className="jl-form-actions">
        <button type="submit" className="jl-button jl-button-primary" disabled={form.busy} aria-busy={form.busy}>
          {props.submitLabel ?? t('form.submit')}
        </button>
        {props.onCancel && (
          <button type="button" className="jl-button" onClick={props.onCancel}>
            {t('form.cancel')}
          </button>
        )}
      </div>
    </form>
  )
}

function noteSpec(required: boolean): FieldSpec {
  const unset = { title: undefined, description: undefined, widget: undefined, pattern: undefined, initial: undefined }
  return { name: noteField, kind: 'long', required, options: [], min: undefined, max: 2000, ...unset }
}

interface DrawnProps {
  id: string
  field: FieldSpec
  form: SchemaFormState
  props: SchemaFormProps
  Input: ComponentType<InputProps>
}

function DrawnField({ id, field, form, props, Input }: DrawnProps) {
  const t = useT('ui')
  const label = form.labelOf(field.name)
  const help = field.name === noteField ? t('form.noteHelp') : (props.help?.(field.name) ?? field.description)
  const error = errorOf(form, field.name)
  const Drawn = props.widgets?.[field.name] ?? (field.widget ? props.widgets?.[field.widget] : undefined) ?? Input
  const value = form.values[field.name]
  const optionText = (option: string) => props.option?.(field.name, option) ?? option
  return (
    <Frame id={id} label={label} required={field.required} help={help} error={error}>
      {describedBy => (
        <Drawn
          id={id}
          field={field}
          label={label}
          value={value}
          change={next => form.set(field.name, next)}
          changeAll={form.setAll}
          answers={form.values}
          describedBy={describedBy}
          invalid={error !== undefined}
          optionText={optionText}
        />
      )}
    </Frame>
  )
}

interface FrameProps {
  id: string
  label: string
  required: boolean
  help?: string | undefined
  error: string | undefined
  children: (describedBy: string | undefined) => ReactNode
}

function Frame({ id, label, required, help, error, children }: FrameProps) {
  const t = useT('ui')
  const ids = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ')
  return (
    <div className="jl-field" data-invalid={error ? true : undefined}>
      <label htmlFor={id} id={`${id}-label`}>
        {label}
        {!required && <span className="jl-field-optional">{t('form.optional')}</span>}
      </label>
      {children(ids || undefined)}
      {error && (
        <p className="jl-field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {help && (
        <p className="jl-field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  )
}

function Summary({ id, form }: { id: string; form: SchemaFormState }) {
  const t = useT('ui')
  const box = useRef<HTMLDivElement>(null)
  const { errors, trouble } = form
  const wrong = errors.length > 0
  useEffect(() => {
    if (wrong && !box.current?.contains(document.activeElement)) box.current?.focus()
  }, [wrong])
  if (errors.length === 0) return trouble ? <ErrorState error={trouble} /> : null
  return (
    <div className="jl-form-summary" role="alert" tabIndex={-1} ref={box}>
      <p>{t('form.summary', { count: errors.length })}</p>
      <ul>
        {errors.map(error => (
          <li key={`${error.name}:${error.text}`}>
            {error.name === null ? error.text : <FieldLink target={`${id}-${error.name}`} text={error.text} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Leads into the field itself, or to the first thing in it that takes the focus. */
function FieldLink({ target, text }: { target: string; text: string }) {
  const go = () => {
    const frame = document.getElementById(`${target}-label`)?.parentElement
    const field = document.getElementById(target) ?? frame
    const first = field?.matches('input, textarea, select') ? field : field?.querySelector<HTMLElement>(focusable)
    ;(first ?? frame?.querySelector<HTMLElement>(focusable))?.focus()
  }
  return (
    <button type="button" className="jl-link" onClick={go}>
      {text}
    </button>
  )
}

const focusable = 'input:not([hidden]), textarea, select, button, [tabindex="0"]'

function errorOf(form: { errors: FieldError[] }, name: string): string | undefined {
  return form.errors.find(error => error.name === name)?.text
}
