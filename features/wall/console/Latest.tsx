import { useLocale, useT } from '#ui/i18n.ts'
import type { PublicLine } from '../shapes.ts'

/** What is public of what just happened: kind, community, state. Nobody is named. */
export function Latest({ lines }: { lines: readonly PublicLine[] }) {
  const t = useT('wall-console')
  const locale = useLocale() === 'zh' ? 'zh-CN' : 'en-GB'
  return (
    <section className="jwall-latest">
      <h2>{t('latest')}</h2>
      {lines.length === 0 && <p className="jwall-quiet">{t('latestNone')}</p>}
      <ol>
        {lines.map(({ id, at, category, areaName, stateText }) => (
          <li key={id}>
            <time dateTime={at}>
              {new Date(at).toLocaleTimeString(locale, {
                timeZone: 'Asia/Shanghai',
                hour: '2-digit',
                minute: '2-digit',
                hour12: false,
              })}
            </time>
            <span>
              {category} · {areaName}
            </span>
            <b>{stateText}</b>
          </li>
        ))}
      </ol>
    </section>
  )
}
