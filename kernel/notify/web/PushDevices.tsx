import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { pushObstacle, subscribeHere } from './push.ts'
import { endDevice, type Mine, useMineChange } from './use-notifications.ts'

/** The browsers that show my messages, and the button that adds this one. */
export function PushDevices({ mine, mayPush }: { mine: Mine; mayPush: boolean }) {
  const t = useT('notify-web')
  const say = useMoment()
  const end = useMineChange(endDevice)
  const subscribe = useMineChange(subscribeHere)
  const { pushKey, devices } = mine
  if (!pushKey) return null
  const obstacle = pushObstacle()
  return (
    <section className="jn-block" aria-label={t('mine.devices')}>
      <h2>{t('mine.devices')}</h2>
      {end.error && <ErrorState error={end.error} />}
      {devices.length === 0 && <p className="jn-none">{t('mine.noDevice')}</p>}
      <ul className="jn-devices">
        {devices.map(device => (
          <li key={device.id}>
            <span>
              {device.device} <time dateTime={device.since}>{say(device.since)}</time>
            </span>
            <button type="button" className="jl-link" disabled={end.isPending} onClick={() => end.mutate(device.id)}>
              {t('mine.endDevice')}
            </button>
          </li>
        ))}
      </ul>
      {!mayPush && <p className="jn-none">{t('mine.pushInPocket')}</p>}
      {mayPush && obstacle && <p className="jn-none">{t(`mine.obstacle.${obstacle}`)}</p>}
      {mayPush && !obstacle && (
        <button
          type="button"
          className="jn-button"
          disabled={subscribe.isPending}
          onClick={() => subscribe.mutate(pushKey)}
        >
          {t('mine.subscribe')}
        </button>
      )}
      {subscribe.error && (
        <p className="jl-field-error" role="alert">
          {t('mine.notSubscribed')}
        </p>
      )}
    </section>
  )
}
