import { useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { times, type Times } from '../times.ts'
import { useChannelChange } from './use-channels.ts'
import { inbox } from './use-inbox.ts'

const flat = z.object({
  quietOn: z.boolean(),
  quietFrom: times.shape.quiet.shape.from,
  quietTo: times.shape.quiet.shape.to,
  digestOn: z.boolean(),
  digestAt: times.shape.digest.shape.at,
})

/** When nothing leaves, and when the digest does. */
export function TimesDrawer({ times: now, onClose }: { times: Times; onClose: () => void }) {
  const t = useT('notify-web')
  const [requestId] = useState(() => newId())
  const save = useChannelChange((form: z.output<typeof flat>) =>
    inbox.saveTimes({
      body: {
        requestId,
        quiet: { on: form.quietOn, from: form.quietFrom, to: form.quietTo },
        digest: { on: form.digestOn, at: form.digestAt },
      },
    }),
  )
  return (
    <FormDrawer
      title={t('settings.times')}
      lead={t('settings.timesLead')}
      body={flat}
      label={name => t(`settings.fields.${name}`)}
      initial={{
        quietOn: now.quiet.on,
        quietFrom: now.quiet.from,
        quietTo: now.quiet.to,
        digestOn: now.digest.on,
        digestAt: now.digest.at,
      }}
      submitLabel={t('settings.save')}
      save={save.mutateAsync}
      onClose={onClose}
    />
  )
}
