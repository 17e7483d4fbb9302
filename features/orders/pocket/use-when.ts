import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'

const shanghaiTime = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
})

/** A slot in words, from when to when, and how far away something is. */
export function useWhen() {
  const t = useT('orders-pocket')
  const say = useMoment()
  return {
    slot: (at: { startsAt: string; endsAt: string }) =>
      `${say(at.startsAt)}–${shanghaiTime.format(new Date(at.endsAt))}`,
    away: (metres: number | null) =>
      metres === null
        ? ''
        : metres < 1000
          ? t('metres', { metres })
          : t('kilometres', { km: (metres / 1000).toFixed(1) }),
  }
}
