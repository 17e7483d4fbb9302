import { useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { OrganisationInput } from '#kernel/people/web/index.ts'
import { AreaInput } from '#kernel/territory/web/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { emailBody, pushBody, robotBody, smsBody } from '../channel-contract.ts'
import { type ChannelView, useChannelChange } from './use-channels.ts'
import { inbox } from './use-inbox.ts'

export interface Editing {
  kind: string
  /** Null for one that is not there yet. */
  channel: ChannelView | null
}

interface Frame {
  title: string
  lead: string
  label: (name: string) => string
  help: (name: string) => string | undefined
  option: (name: string, value: string) => string
  submitLabel: string
  onClose: () => void
}

/** The settings of one channel. What is secret is written and never read. */
export function ChannelDrawer({ editing, onClose }: { editing: Editing; onClose: () => void }) {
  const t = useT('notify-web')
  const { kind, channel } = editing
  const helped = new Set([
    'url',
    'headers',
    'body',
    'succeeds',
    'key',
    'password',
    'from',
    'subject',
    'areaCode',
    'secret',
  ])
  const robot = kind === 'robot'
  const frame: Frame = {
    title: t(channel ? 'settings.changeOne' : `settings.add.${kind}`),
    lead: t('settings.secretLead'),
    label: name =>
      t(`settings.fields.${robot && name === 'url' ? 'robotUrl' : robot && name === 'kind' ? 'robotKind' : name}`),
    help: name => (helped.has(name) ? t(`settings.help.${robot && name === 'url' ? 'robotUrl' : name}`) : undefined),
    option: (name, value) => {
      if (name === 'kinds') return t(`mine.kinds.${value}`)
      return name === 'kind' ? t(`channels.${value}`) : name === 'security' ? t(`settings.security.${value}`) : value
    },
    submitLabel: t('settings.save'),
    onClose,
  }
  if (robot) return <RobotDrawer frame={frame} channel={channel} />
  const initial = { ...channel?.settings, enabled: channel?.enabled ?? true }
  return <SingleDrawer frame={frame} kind={kind} initial={initial} />
}

function SingleDrawer({ frame, kind, initial }: { frame: Frame; kind: string; initial: Record<string, unknown> }) {
  const [requestId] = useState(() => newId())
  const sms = useChannelChange((body: z.input<typeof smsBody>) => inbox.saveSms({ body: { ...body, requestId } }))
  const email = useChannelChange((body: z.input<typeof emailBody>) => inbox.saveEmail({ body: { ...body, requestId } }))
  const push = useChannelChange((body: z.input<typeof pushBody>) => inbox.savePush({ body: { ...body, requestId } }))
  if (kind === 'sms')
    return <FormDrawer {...frame} body={smsBody} initial={withoutEmpty(initial)} save={cleaned(sms.mutateAsync)} />
  if (kind === 'email')
    return <FormDrawer {...frame} body={emailBody} initial={withoutEmpty(initial)} save={cleaned(email.mutateAsync)} />
  return <FormDrawer {...frame} body={pushBody} initial={initial} save={cleaned(push.mutateAsync)} />
}

function RobotDrawer({ frame, channel }: { frame: Frame; channel: ChannelView | null }) {
  const [requestId] = useState(() => newId())
  const add = useChannelChange((body: z.input<typeof robotBody>) => inbox.addRobot({ body: { ...body, requestId } }))
  const save = useChannelChange((body: z.input<typeof robotBody>) =>
    inbox.saveRobot({ params: { id: channel?.id ?? '' }, body: { ...body, requestId } }),
  )
  const initial = channel
    ? {
        name: channel.name,
        enabled: channel.enabled,
        kinds: channel.settings.kinds,
        areaCode: channel.areaCode,
        organisationId: channel.organisationId,
      }
    : { enabled: true, kinds: ['turn', 'time'] }
  return (
    <FormDrawer
      {...frame}
      body={robotBody}
      without={channel ? ['kind'] : []}
      first={['kind', 'name', 'url', 'secret']}
      initial={initial}
      widgets={{ areaCode: AreaInput, organisationId: OrganisationInput }}
      save={channel ? save.mutateAsync : add.mutateAsync}
    />
  )
}

function withoutEmpty(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}

/** A text that was emptied is empty, not nothing. */
function cleaned<B extends object>(save: (body: B) => Promise<unknown>): (body: B) => Promise<unknown> {
  return body =>
    save(Object.fromEntries(Object.entries(body).map(([name, value]) => [name, value === null ? '' : value])) as B)
}
