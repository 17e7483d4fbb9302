import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { AreaInput } from '#kernel/territory/web/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { subscriptionInput } from '../contract.ts'
import type { SubscriptionView } from '../shapes.ts'
import { interfaces, root } from './api.ts'

interface HookDrawerProps {
  /** Null for a new one. */
  hook: SubscriptionView | null
  /** The signing secret of a new one; null after a change. */
  onDone: (secret: string | null) => void
  onClose: () => void
}

const widgets = { areaCode: AreaInput }

export function HookDrawer({ hook, onDone, onClose }: HookDrawerProps) {
  const t = useT('open-data-console')
  const client = useQueryClient()
  const initial = hook ? { ...hook, areaCode: hook.area?.code } : {}
  const secret = useRef<string | null>(null)
  return (
    <FormDrawer
      title={t(hook ? 'hooks.change' : 'hooks.add')}
      lead={t('hooks.lead')}
      body={subscriptionInput}
      label={name => t(`hooks.fields.${name}`)}
      help={name => (name === 'areaCode' ? t('hooks.areaHelp') : undefined)}
      option={(_name, value) => t(`events.${value.replace('.', '_')}`)}
      widgets={widgets}
      initial={initial}
      submitLabel={t('save')}
      save={async answer => {
        const body = { ...answer, requestId: newId() }
        if (hook) await interfaces.editSubscription({ params: { id: hook.id }, body })
        else secret.current = (await interfaces.createSubscription({ body })).secret
        await client.invalidateQueries({ queryKey: root })
      }}
      onClose={() => (secret.current === null ? onClose() : onDone(secret.current))}
    />
  )
}
