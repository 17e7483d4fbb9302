import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import type { Channel, Kind } from '../kinds.ts'
import { AddressForm } from './AddressForm.tsx'
import { PushDevices } from './PushDevices.tsx'
import { chooseChannels, type Mine, useMine, useMineChange } from './use-notifications.ts'
import './notifications.css'

/** Which kinds of messages reach me by which channel, and where. Serves both faces. */
export function MyNotifications({ mayPush }: { mayPush: boolean }) {
  const t = useT('notify-web')
  const mine = useMine()
  if (mine.error) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />
  if (!mine.data) return <span className="jl-skeleton" />
  const { quiet, digestAt, offered, addresses } = mine.data
  const kinds: ('mobile' | 'email')[] = offered.includes('email') ? ['mobile', 'email'] : ['mobile']
  return (
    <>
      <section className="jn-block" aria-label={t('mine.what')}>
        <h2>{t('mine.what')}</h2>
        <p className="jn-none">{t('mine.inboxAlways')}</p>
        <ChoiceTable mine={mine.data} />
        {quiet.on && <p className="jn-none">{t('mine.quiet', { from: quiet.from, to: quiet.to })}</p>}
        {digestAt && <p className="jn-none">{t('mine.digestAt', { at: digestAt })}</p>}
      </section>
      <PushDevices mine={mine.data} mayPush={mayPush} />
      <section className="jn-block" aria-label={t('mine.where')}>
        <h2>{t('mine.where')}</h2>
        <p className="jn-none">{t('mine.whereLead')}</p>
        {kinds.map(kind => (
          <AddressForm key={kind} kind={kind} address={addresses.find(one => one.kind === kind)} />
        ))}
      </section>
    </>
  )
}

function ChoiceTable({ mine }: { mine: Mine }) {
  const t = useT('notify-web')
  const save = useMineChange(chooseChannels)
  const toggle = (kind: Kind, channels: readonly Channel[], channel: Channel) => {
    const next = channels.includes(channel) ? channels.filter(one => one !== channel) : [...channels, channel]
    save.mutate({ kind, channels: next })
  }
  return (
    <>
      {save.error && <ErrorState error={save.error} />}
      {mine.kinds.map(({ kind, channels }) => (
        <fieldset key={kind} className="jn-choices" disabled={save.isPending}>
          <legend>{t(`mine.kinds.${kind}`)}</legend>
          {mine.offered.map(channel => (
            <label key={channel}>
              <input
                type="checkbox"
                checked={channels.includes(channel)}
                onChange={() => toggle(kind, channels, channel)}
              />
              {t(`channels.${channel}`)}
            </label>
          ))}
        </fieldset>
      ))}
    </>
  )
}
