import { newId } from '#kernel/ids/index.ts'
import { type ComponentType, useEffect, useMemo, useState } from 'react'
import type { CaseView } from '#kernel/workflow/index.ts'
import { hasText } from '#platform/i18n.ts'
import type { InputProps } from '#ui/form/form-props.ts'
import { MobileInput } from '#ui/form/MobileInput.tsx'
import { PocketSchemaForm } from '#ui/form/PocketSchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { cases, sendPhoto } from './api.ts'
import { optionKeys, schemaFor, type TaskAction } from './task-actions.ts'

interface ActionFormProps {
  view: CaseView
  action: TaskAction
  /** Told the text key of the state it is in then. */
  onDone: (stateLabel: string) => Promise<void>
  onCancel: () => void
}

/** What one action asks for. What is typed stays on the device until it is sent. */
export function ActionForm({ view, action, onDone, onCancel }: ActionFormProps) {
  const t = useT('matters-pocket')
  const [requestId] = useState(() => newId())
  const [outcome, setOutcome] = useState<unknown>()
  const { district, id, procedure } = view.case
  const schema = useMemo(() => schemaFor(action.form, outcome), [action.form, outcome])
  const widgets = useMemo(() => ({ outcome: watched(setOutcome) }), [])
  const first = (keys: string[]) => {
    const key = keys.find(hasText)
    return key && t(key)
  }
  return (
    <section className="jm-card jm-stack" aria-label={t(action.label)}>
      <h2>{t(action.label)}</h2>
      <PocketSchemaForm
        schema={schema}
        label={name => first([`matters:fields.${name}`, `workflow:fields.${name}`])}
        help={name => (name === 'nextDate' ? t('tasks.nextDateHelp') : undefined)}
        option={(name, value) => first(optionKeys(name, value))}
        widgets={widgets}
        needsNote={action.needsNote}
        allowNote
        needsPhoto={action.needsPhoto}
        photos={{ upload: (file, extra) => sendPhoto(district, file, extra) }}
        draftKey={`task:${procedure}:${id}:${action.name}`}
        submitLabel={t(action.label)}
        onCancel={onCancel}
        onSubmit={async answer => {
          const reply = await cases.actOnCase({
            params: { district, id, name: action.name },
            body: { requestId, form: answer.form, note: answer.note, fileIds: answer.fileIds },
          })
          await onDone(reply.case.stateLabel)
        }}
      />
    </section>
  )
}

/** The usual input, which also tells the page what stands in it, so that the form can ask for what follows from it. */
function watched(tell: (value: unknown) => void): ComponentType<InputProps> {
  return function Watched(props: InputProps) {
    const { value } = props
    useEffect(() => tell(value), [value])
    return <MobileInput {...props} />
  }
}
