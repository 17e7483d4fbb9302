import { useEffect, useRef, useState } from 'react'
import type { CaseView } from '#kernel/workflow/index.ts'
import { useT } from '#ui/i18n.ts'
import { ActionForm } from './ActionForm.tsx'
import { sortActions, type TaskAction } from './task-actions.ts'

/** What the server says may be done now; what may not says why. */
export function TaskActions({ view, onDone }: { view: CaseView; onDone: () => Promise<void> }) {
  const t = useT('matters-pocket')
  const [chosen, setChosen] = useState<string | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const said = useRef<HTMLParagraphElement>(null)
  const { here, atDesk } = sortActions(view.actions)
  const open = here.find(action => action.name === chosen && action.enabled)
  useEffect(() => {
    if (told) said.current?.focus()
  }, [told])
  if (open) {
    const done = async () => {
      await onDone()
      setChosen(null)
      setTold(t(open.label))
    }
    return <ActionForm key={open.name} view={view} action={open} onDone={done} onCancel={() => setChosen(null)} />
  }
  return (
    <div className="jm-stack">
      {told && (
        <p role="status" className="jm-notice" tabIndex={-1} ref={said}>
          {t('tasks.done', { action: told, state: t(view.case.stateLabel) })}
        </p>
      )}
      {here.length + atDesk.length === 0 && <p className="jm-quiet">{t('tasks.noAction')}</p>}
      <div className="jm-choices">
        {here.map(action => (
          <Choice key={action.name} action={action} onChoose={() => setChosen(action.name)} />
        ))}
      </div>
      {atDesk.length > 0 && (
        <p className="jm-quiet">
          {t('tasks.atDesk', { actions: atDesk.map(action => t(action.label)).join(t('tasks.and')) })}
        </p>
      )}
    </div>
  )
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
