import { useState } from 'react'
import type { CaseView } from '#kernel/workflow/index.ts'
import { useT } from '#ui/i18n.ts'
import { ActionForm } from './ActionForm.tsx'
import { PendingSteps, useTaskOutbox } from './PendingSteps.tsx'
import { sortActions, type TaskAction } from './task-actions.ts'

export interface Taken {
  /** Text keys: what was done, and the state it led to. */
  action: string
  /** Null: kept on the phone until there is a network. */
  state: string | null
}

interface TaskActionsProps {
  view: CaseView
  onTaken: (taken: Taken) => Promise<void>
}

/** What the server says may be done now; what may not says why, and what is another's turn says whose. */
export function TaskActions({ view, onTaken }: TaskActionsProps) {
  const t = useT('matters-pocket')
  const [pressed, setChosen] = useState<string | null>(null)
  const { takenBack, pending } = useTaskOutbox(view.case.id)
  const chosen = pressed ?? takenBack
  const { here, atDesk, awaitsOthers } = sortActions(view.actions)
  const open = here.find(action => action.name === chosen && action.enabled)
  if (open) {
    const done = async (state: string | null) => {
      await onTaken({ action: open.label, state })
      // The next step can already be open by then: only this one closes.
      setChosen(now => (now === null || now === open.name ? '' : now))
    }
    return <ActionForm key={open.name} view={view} action={open} onDone={done} onCancel={() => setChosen('')} />
  }
  // What waits on this phone is on its way already; doing it again would be doing it twice.
  if (pending.length > 0) return <PendingSteps entries={pending} />
  return (
    <div className="jm-stack">
      {awaitsOthers && <Turn view={view} />}
      {here.length > 0 && (
        <div className="jm-choices">
          {here.map(action => (
            <Choice key={action.name} action={action} onChoose={() => setChosen(action.name)} />
          ))}
        </div>
      )}
      {atDesk.length > 0 && (
        <p className="jm-quiet">
          {t('tasks.atDesk', { actions: atDesk.map(action => t(action.label)).join(t('tasks.and')) })}
        </p>
      )}
    </div>
  )
}

function Turn({ view }: { view: CaseView }) {
  const t = useT('matters-pocket')
  const { acting } = view
  const who = acting.kind === 'requester' ? t('tasks.requester') : (acting.organisation ?? acting.areaName)
  return <p className="jm-quiet">{who ? t('tasks.withOthers', { who }) : t('tasks.noAction')}</p>
}

function Choice({ action, onChoose }: { action: TaskAction; onChoose: () => void }) {
  const t = useT('matters-pocket')
  const why = action.enabled ? null : action.reasonText
  return (
    <div data-wide={action.primary || why !== null || undefined}>
      <button
        type="button"
        className="jm-button"
        data-primary={action.primary || undefined}
        disabled={!action.enabled}
        aria-describedby={why ? `why-${action.name}` : undefined}
        onClick={onChoose}
      >
        {t(action.label)}
      </button>
      {why && (
        <p id={`why-${action.name}`} className="jm-quiet">
          {t('tasks.why', { reason: why })}
        </p>
      )}
    </div>
  )
}
