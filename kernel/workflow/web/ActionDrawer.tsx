import { Drawer } from 'antd'
import { type ComponentType, useState } from 'react'
import { hasText } from '#platform/i18n.ts'
import type { FormValues } from '#ui/form/check-fields.ts'
import type { FormAnswer, InputProps } from '#ui/form/form-props.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { type CaseView, type OpenAction, sendPhoto } from './api.ts'
import { type FormWords, useFormWords } from './form-words.ts'
import { organisationInputs } from './OrganisationInput.tsx'

export interface ActionDialogProps {
  view: CaseView
  action: OpenAction
  /** Sends it; what it throws belongs on the form. */
  submit: (answer: FormAnswer) => Promise<void>
  close: () => void
}

interface ActionDrawerProps extends ActionDialogProps {
  /** Replaces the plain form inside the drawer. */
  Dialog: ComponentType<ActionDialogProps> | undefined
  widgets: Record<string, ComponentType<InputProps>> | undefined
  words: FormWords | undefined
  initial: FormValues | undefined
}

/** Asks for what an action needs, at the right edge, so that the matter stays in sight. */
export function ActionDrawer({ Dialog, widgets, words, initial, ...dialog }: ActionDrawerProps) {
  const t = useT('workflow-web')
  const { view, action, close } = dialog
  const [open, setOpen] = useState(true)
  const told = action.label.replace('.actions.', '.told.')
  const leave = () => setOpen(false)
  return (
    <Drawer
      open={open}
      size={480}
      title={t(action.label)}
      closable={{ 'aria-label': t('form.close') }}
      onClose={leave}
      afterOpenChange={now => {
        if (!now) close()
      }}
    >
      <p className="jw-drawer-about">
        <span>{view.case.number}</span> {view.case.title}
      </p>
      {Dialog ? (
        <Dialog {...dialog} close={leave} />
      ) : (
        <PlainForm {...dialog} close={leave} widgets={widgets} words={words} initial={initial} />
      )}
      {!action.standing && hasText(told) && (
        <p className="jw-drawer-told">
          <strong>{t('form.willTell')}</strong> {t(told)}
        </p>
      )}
    </Drawer>
  )
}

function PlainForm(props: Omit<ActionDrawerProps, 'Dialog'>) {
  const t = useT('workflow-web')
  const { view, action, submit, close, widgets, initial } = props
  const words = useFormWords(props.words, action.name)
  const { district, id } = view.case
  return (
    <SchemaForm
      schema={action.form ?? { type: 'object', properties: {} }}
      label={words.label}
      help={words.help}
      option={words.option}
      widgets={{ ...organisationInputs, ...widgets }}
      needsNote={action.needsNote}
      allowNote={action.name !== 'attach'}
      needsPhoto={action.needsPhoto}
      photos={{ upload: (file, extra) => sendPhoto(district, file, extra) }}
      draftKey={`case:${id}:${action.name}`}
      {...(initial ? { initial } : {})}
      submitLabel={t(action.label)}
      onCancel={close}
      onSubmit={submit}
    />
  )
}
