import { CheckCircleFilled, EllipsisOutlined } from '@ant-design/icons'
import { Button, Dropdown, Tooltip } from 'antd'
import { type ComponentType, useState } from 'react'
import type { FormValues } from '#ui/form/check-fields.ts'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import { useHotkeys } from '#ui/use-hotkeys.ts'
import { ActingLine } from './ActingLine.tsx'
import { type ActionDialogProps, ActionDrawer } from './ActionDrawer.tsx'
import { actionKeys } from './action-keys.ts'
import type { CaseView, OpenAction } from './api.ts'
import { CaseLinks } from './CaseLinks.tsx'
import type { FormWords } from './form-words.ts'
import { type Done, useAct } from './use-act.ts'
import './workflow.css'

export interface ActionBarProps {
  view: CaseView
  /** Own inputs by field name, beside the organisation pickers every form has. */
  widgets?: Record<string, ComponentType<InputProps>>
  /** By action: what is drawn in the drawer instead of the plain form. */
  dialogs?: Record<string, ComponentType<ActionDialogProps>>
  words?: FormWords
  /** What the form of an action starts with. */
  initial?: (action: string) => FormValues | undefined
}

const inSight = 3
/** Somebody waits for these within a limit. */
const decisions = new Set(['decide_extension', 'decide_hold'])

/**
 * What may be done with a case now, as the server says: the step that leads on first, rare ones in a menu; what may not
 * be done says why. Below stands who is awaited, or what the requester was told last.
 */
export function ActionBar({ view, widgets, dialogs, words, initial }: ActionBarProps) {
  const t = useT('workflow-web')
  const [chosen, setChosen] = useState<string | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const act = useAct(view)
  const open = view.actions.find(action => action.name === chosen)
  const { shown, rest } = arrange(view.actions)
  const start = (action: OpenAction) => {
    setDone(null)
    setChosen(action.name)
  }
  const enabled = view.actions.filter(action => action.enabled)
  const mine = enabled.some(action => !action.standing)
  const keys = actionKeys(enabled.map(action => action.name))
  useHotkeys(
    enabled.flatMap(action => {
      const key = keys.get(action.name)
      return key ? [{ key, label: t(action.label), run: () => start(action) }] : []
    }),
    chosen === null,
  )
  return (
    <div className="jw-actions">
      <div className="jw-action-row">
        {shown.map(action => (
          <ActionButton key={action.name} action={action} hotkey={keys.get(action.name)} onStart={start} />
        ))}
        {rest.length > 0 && <MoreActions actions={rest} onStart={start} />}
        <CaseLinks view={view} />
        {done === null && !mine && <ActingLine view={view} />}
      </div>
      <div role="status">{done && <DoneLine done={done} view={view} />}</div>
      {open && (
        <ActionDrawer
          key={open.name}
          view={view}
          action={open}
          Dialog={dialogs?.[open.name]}
          widgets={widgets}
          words={words}
          initial={initial?.(open.name)}
          close={() => setChosen(null)}
          submit={async answer => {
            setDone(await act(open, answer))
            setChosen(null)
          }}
        />
      )}
    </div>
  )
}

/** The step that leads on is always in sight, disabled or not; of the others only what can be taken. */
function arrange(actions: readonly OpenAction[]): { shown: OpenAction[]; rest: OpenAction[] } {
  const leading = actions.filter(action => action.primary)
  const others = actions.filter(action => !action.primary && !action.standing && action.enabled)
  const standing = actions.filter(action => action.standing && action.enabled && decisions.has(action.name))
  const shown = [...leading, ...standing, ...others].slice(0, inSight)
  const rest = actions.filter(action => !shown.includes(action))
  return { shown, rest: [...rest.filter(action => action.enabled), ...rest.filter(action => !action.enabled)] }
}

interface ActionButtonProps {
  action: OpenAction
  hotkey: string | undefined
  onStart: (action: OpenAction) => void
}

/** A disabled button stays in the tab order, so that its reason can be read by keyboard and by screen reader. */
function ActionButton({ action, hotkey, onStart }: ActionButtonProps) {
  const t = useT('workflow-web')
  const label = t(action.label)
  if (action.enabled) {
    return (
      <Tooltip title={hotkey ? t('actions.key', { key: hotkey.toUpperCase() }) : ''} mouseEnterDelay={0.6}>
        <Button type={action.primary ? 'primary' : 'default'} onClick={() => onStart(action)}>
          {label}
        </Button>
      </Tooltip>
    )
  }
  return (
    <Tooltip title={action.reasonText ?? ''} trigger={['hover', 'focus']}>
      <button
        type="button"
        className="jl-button jw-refused"
        aria-disabled="true"
        aria-label={t('actions.refused', { action: label, reason: action.reasonText ?? '' })}
      >
        {label}
      </button>
    </Tooltip>
  )
}

function MoreActions({ actions, onStart }: { actions: readonly OpenAction[]; onStart: (action: OpenAction) => void }) {
  const t = useT('workflow-web')
  const items = actions.map(action => ({
    key: action.name,
    disabled: !action.enabled,
    label: (
      <span className="jl-choice">
        <span>{t(action.label)}</span>
        {!action.enabled && action.reasonText && <small>{action.reasonText}</small>}
      </span>
    ),
  }))
  const onClick = ({ key }: { key: string }) => {
    const action = actions.find(one => one.name === key)
    if (action) onStart(action)
  }
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick }} classNames={{ root: 'jw-more' }}>
      <Button icon={<EllipsisOutlined />}>{t('actions.more')}</Button>
    </Dropdown>
  )
}

function DoneLine({ done, view }: { done: Done; view: CaseView }) {
  const t = useT('workflow-web')
  return (
    <p className="jw-done">
      <CheckCircleFilled aria-hidden />
      <span>
        {t('actions.done', { action: t(done.label), state: t(view.case.stateLabel) })}
        {done.told && <q>{t('actions.told', { sentence: done.told })}</q>}
      </span>
    </p>
  )
}
