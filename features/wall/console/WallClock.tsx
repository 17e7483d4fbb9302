import { useEffect, useState } from 'react'
import { useLocale, useT } from '#ui/i18n.ts'

const zone = { timeZone: 'Asia/Shanghai' } as const

/** The hour, and of which hour the numbers are: a wall that stands still must be seen to stand still. */
export function WallClock({ asOf, live }: { asOf: string | undefined; live: boolean }) {
  const t = useT('wall-console')
  const locale = useLocale() === 'zh' ? 'zh-CN' : 'en-GB'
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000)
    return () => clearInterval(timer)
  }, [])
  const time = (at: Date) => at.toLocaleTimeString(locale, { ...zone, hour12: false })
  return (
    <div className="jwall-clock">
      <time dateTime={now.toISOString()}>
        {now.toLocaleDateString(locale, { ...zone, month: 'long', day: 'numeric', weekday: 'long' })} <b>{time(now)}</b>
      </time>
      <span className="jwall-quiet" data-live={live ? true : undefined}>
        {live ? '● ' : '○ '}
        {t(live ? 'live' : 'waiting')}
        {asOf && ` · ${t('asOf', { time: time(new Date(asOf)) })}`}
      </span>
    </div>
  )
}
