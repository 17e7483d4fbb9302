import { useQuery } from '@tanstack/react-query'
import { useLocale, useT } from '#ui/i18n.ts'
import { PhotoStrip } from '#ui/photo/PhotoStrip.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { orders } from './api.ts'
import './pocket.css'

interface DetailProps {
  district: string
  id: string
}

/** What a unit was called to: the matter, the place, when to meet, why it. */
export function CallDetail({ district, id }: DetailProps) {
  const t = useT('orders-pocket')
  const say = useMoment()
  const locale = useLocale()
  const found = useQuery({
    queryKey: ['subject', 'whistle_call', district, id, locale],
    queryFn: () => orders.getWhistleCall({ params: { district, id } }),
  })
  if (!found.data) return null
  const { whistle } = found.data
  const call = whistle.callLines.find(one => one.id === id)
  return (
    <section className="op-card" aria-label={t('call.title')}>
      <h2>{t('call.title')}</h2>
      <p>{whistle.words}</p>
      {whistle.photos.length > 0 && (
        <PhotoStrip
          photos={whistle.photos.map(({ id: photo, url, thumbnailUrl }) => ({
            id: photo,
            thumbnail: thumbnailUrl,
            full: url,
            caption: whistle.title,
          }))}
        />
      )}
      {call && <span>{t('call.why', { why: call.why })}</span>}
      {call?.reportBy && !call.reportedAt && <span>{t('call.reportBy', { at: say(call.reportBy) })}</span>}
      <span className="op-quiet">{[whistle.area.name, whistle.place].filter(Boolean).join(' ')}</span>
      {whistle.meetAt && (
        <span className="op-quiet">{t('call.meet', { at: say(whistle.meetAt), place: whistle.meetPlace })}</span>
      )}
      <span className="op-quiet">
        {t('call.others', { units: whistle.callLines.map(one => one.organisation.name).join('、') })}
      </span>
      {call?.appraisal && (
        <span>
          {t(`orders:options.inTime.${call.appraisal.inTime}`)} ·{' '}
          {t(`orders:options.satisfied.${call.appraisal.satisfied}`)}：{call.appraisal.reasons}
        </span>
      )}
    </section>
  )
}
