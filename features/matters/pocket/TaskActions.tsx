import { newId } from '#kernel/ids/index.ts'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { PocketSchemaForm } from '#ui/form/PocketSchemaForm.tsx'
import { cases, sendPhoto } from './api.ts'
import type { CaseView } from '#kernel/workflow/index.ts'

type Action = CaseView['actions'][number]

/** Steps a phone has its own page for, or that need a register to choose from, stay on the desk. */
const DESK_ONLY = new Set(['dispatch', 'add_assist', 'accept', 'void'])

/** What the server says may be done now; what may not says why. */
export function TaskActions({ view, onDone }: { view: CaseView; onDone: () => Promise<void> }) {
  const t = useT('matters-pocket')
  const [chosen, setChosen] = useState<string | null>(null)
  const actions = view.actions.filter(action => !DESK_ONLY.has(action.name))
  const open = actions.find(action => action.name === chosen)
  if (open)
    return <ActionForm key={open.name} view={view} action={open} onDone={onDone} onCancel={() => setChosen(null)} />
  if (actions.length === 0) return <p className="jm-quiet">{t('tasks.noAction')}</p>
  return (
    <div className="jm-stack">
      {actions.map(action => (
        <div key={action.name}>
          <button
            type="button"
            className="jm-button"
            style={{ width: '100%' }}
            data-primary={action.primary || undefined}
            disabled={!action.enabled}
            aria-describedby={action.enabled ? undefined : `why-${action.name}`}
            onClick={() => setChosen(action.name)}
          >
            {t(action.label)}
          </button>
          {!action.enabled && action.reasonText && (
            <p id={`why-${action.name}`} className="jm-quiet">
              {t('tasks.why', { reason: action.reasonText })}
            </p>
          )}
        </div>
      ))}
    </div>
  )
}

interface ActionFormProps {
  view: CaseView
  action: Action
  onDone: () => Promise<void>
  onCancel: () => void
}

function ActionForm({ view, action, onDone, onCancel }: ActionFormProps) {
  const t = useT('matters-pocket')
  const [requestId] = useState(() => newId())
  const { district, id, procedure } = view.case
  return (
    <section className="jm-card jm-stack" aria-label={t(action.label)}>
      <h2>{t(action.label)}</h2>
      <PocketSchemaForm
        schema={action.form ?? { type: 'object', properties: {} }}
        label={name => t(`matters:fields.${name}`)}
        option={(name, value) => t(`matters:${optionGroup(name)}.${value}`)}
        needsNote={action.needsNote}
        allowNote
        needsPhoto={action.needsPhoto}
        photos={{ upload: (file, extra) => sendPhoto(district, file, extra) }}
        draftKey={`task:${procedure}:${id}:${action.name}`}
        submitLabel={t(action.label)}
        onCancel={onCancel}
        onSubmit={async answer => {
          await cases.actOnCase({
            params: { district, id, name: action.name },
            body: { requestId, form: answer.form, note: answer.note, fileIds: answer.fileIds },
          })
          await onDone()
        }}
      />
    </section>
  )
}

/** Which group of texts the choices of a field are in. */
function optionGroup(field: string): string {
  const groups: Record<string, string> = {
    outcome: 'outcomes',
    reason: 'decline',
    urgency: 'urgency',
    solved: 'solved',
  }
  return groups[field] ?? field
}
