import { type ComponentType, useEffect, useMemo, useState } from 'react'
import { filesContract } from '#kernel/files/index.ts'
import { type Begun, drop, keepDraft, submitAndTry, useBegun, useKeptPhotos } from '#kernel/files/web/index.ts'
import type { CaseView } from '#kernel/workflow/index.ts'
import { contract as workflowContract } from '#kernel/workflow/index.ts'
import { ApiError, urlOf } from '#platform/client/call.ts'
import { hasText } from '#platform/i18n.ts'
import type { FormAnswer, InputProps } from '#ui/form/form-props.ts'
import { MobileInput } from '#ui/form/MobileInput.tsx'
import { PocketSchemaForm } from '#ui/form/PocketSchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import type { PhotoSettings } from '#ui/photo/use-photo-queue.ts'
import { moduleOf, optionKeys, schemaFor, type TaskAction } from './task-actions.ts'
import { formOfTask, readAnswer, useTaskItem } from './task-item.ts'
import { Waiting } from './Waiting.tsx'

interface ActionFormProps {
  view: CaseView
  action: TaskAction
  /** Told the text key of the state it is in then; null when it is kept until there is a network. */
  onDone: (stateLabel: string | null) => Promise<void>
  onCancel: () => void
}

/** What one action asks for. What is typed and taken stays on the device until it has arrived. */
export function ActionForm(props: ActionFormProps) {
  const begun = useBegun(formOfTask(props.view.case.id, props.action.name))
  if (begun === undefined) return <Waiting query={{ fetchStatus: 'fetching' }} />
  return <OpenForm {...props} begun={begun} />
}

const nothingHeld: Begun['held'] = []

function OpenForm({ view, action, onDone, onCancel, begun }: ActionFormProps & { begun: Begun | null }) {
  const t = useT('matters-pocket')
  const { district, id, procedure } = view.case
  const module = moduleOf(view.case)
  const item = useTaskItem(view.case, action, begun)
  const before = readAnswer(begun?.item.draft)
  const kept = useKeptPhotos(item.id, begun?.held ?? nothingHeld)
  const photos: PhotoSettings = {
    ...kept,
    async upload(file, options) {
      // A photo belongs to something that can be found again.
      await keepDraft({ ...item, standing: 'draft', draft: before })
      return kept.upload(file, options)
    },
  }
  const [outcome, setOutcome] = useState<unknown>(before?.['outcome'])
  const schema = useMemo(() => schemaFor(action.form, outcome), [action.form, outcome])
  const widgets = useMemo(() => ({ outcome: watched(setOutcome) }), [])
  const first = (keys: string[]) => {
    const key = keys.find(hasText)
    return key && t(key)
  }
  const send = async ({ form, note, fileIds }: FormAnswer) => {
    const after = await submitAndTry({
      ...item,
      draft: { ...form, ...(note ? { $note: note } : {}) },
      exchange: {
        locate: null,
        district,
        upload: urlOf(filesContract.routes.uploadFiles, {}),
        command: {
          url: urlOf(workflowContract.routes.actOnCase, { params: { district, id, name: action.name } }),
          body: { form, ...(note ? { note } : {}), fileIds },
        },
      },
    })
    if (after.fault?.kind === 'refused') throw new ApiError(after.fault.status, after.fault.problem)
    if (after.standing === 'sent') await drop(item.id)
    await onDone(after.standing === 'sent' ? stateIn(after.reply) : null)
  }
  return (
    <section className="jm-card jm-stack" aria-label={t(action.label)}>
      <h2>{t(action.label)}</h2>
      <PocketSchemaForm
        schema={schema}
        label={name =>
          first([
            `${module}:fields.${name}`,
            `workflow:fieldsOf.${action.name}.${name}`,
            `matters:fields.${name}`,
            `workflow:fields.${name}`,
          ])
        }
        help={name =>
          name === 'nextDate' ? t('tasks.nextDateHelp') : first([`workflow:helpOf.${action.name}.${name}`])
        }
        option={(name, value) => first(optionKeys(name, value, module))}
        widgets={widgets}
        needsNote={action.needsNote}
        allowNote
        needsPhoto={action.needsPhoto}
        photos={photos}
        {...(before ? { initial: before } : {})}
        draftKey={`task:${procedure}:${id}:${action.name}`}
        submitLabel={t(action.label)}
        onCancel={onCancel}
        onSubmit={send}
      />
    </section>
  )
}

function stateIn(reply: unknown): string | null {
  const parsed = workflowContract.routes.actOnCase.reply.safeParse(reply)
  return parsed.success ? parsed.data.case.stateLabel : null
}

/** The usual input, which also tells the page what stands in it, so that the form can ask for what follows from it. */
function watched(tell: (value: unknown) => void): ComponentType<InputProps> {
  return function Watched(props: InputProps) {
    const { value } = props
    useEffect(() => tell(value), [value])
    return <MobileInput {...props} />
  }
}
