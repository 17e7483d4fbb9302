import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import type { RouteReply } from '#platform/http/route.ts'
import { newId } from '#kernel/ids/index.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { readTrouble } from '#ui/problem.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { contract } from '../index.ts'
import { matters } from './api.ts'
import type { ReportState } from './use-report.ts'
import './alike.css'

type Glimpse = RouteReply<typeof contract.routes.findAlike>['items'][number]

/** Before sending: what is in hand already near by. Joining is offered; nothing is ever in the way of reporting. */
export function AlikeBlock({ report }: { report: ReportState }) {
  const t = useT('matters-pocket')
  const locale = useLocale()
  const { place, words, categoryId } = report.draft
  const said = useDeferredValue(words.trim())
  const compoundId = report.located.data?.compound?.id ?? null
  const enough = place !== null && (categoryId !== null || said.length >= 4)
  const found = useQuery({
    queryKey: ['matters', 'alike', place?.lng, place?.lat, categoryId, compoundId, said, locale],
    queryFn: () => {
      if (!place) return { items: [] }
      const point = { lng: place.lng, lat: place.lat, crs: 'wgs84' as const }
      return matters.findAlike({ body: { words: said, categoryId, point, compoundId } })
    },
    enabled: enough,
    retry: false,
    staleTime: 30_000,
    placeholderData: before => before,
  })
  const items = enough ? (found.data?.items ?? []) : []
  return (
    <section aria-live="polite" aria-label={t('alike.title')} className="jm-alike">
      {items.length > 0 && (
        <>
          <h2>{t('alike.title')}</h2>
          <p className="jm-quiet">{t('alike.lead')}</p>
          {items.map(item => (
            <AlikeItem key={item.id} item={item} report={report} />
          ))}
        </>
      )}
    </section>
  )
}

function AlikeItem({ item, report }: { item: Glimpse; report: ReportState }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  const locale = useLocale()
  const what = item.title ?? item.category?.name ?? t('alike.unknownKind')
  const [photo] = item.photos
  const where = item.sameCompound && item.compound ? item.compound : t('alike.distance', { metres: item.distanceM })
  return (
    <article className="jm-card" lang={locale === 'zh' ? 'zh-CN' : 'en'}>
      {photo && <img src={photo.url} alt={t('alike.photo', { what })} loading="lazy" />}
      <h3>{what}</h3>
      <p>
        {where} · {say(item.openedAt)}
      </p>
      <p className="jm-quiet">{item.stateText}</p>
      {item.mine ? (
        <Link to="/my/$district/$id" params={{ district: item.district, id: item.id }} className="jm-button">
          {t('alike.mine')}
        </Link>
      ) : (
        <Join item={item} report={report} what={what} />
      )}
    </article>
  )
}

function Join({ item, report, what }: { item: Glimpse; report: ReportState; what: string }) {
  const t = useT('matters-pocket')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const { place, words, categoryId } = report.draft
  const join = useMutation({
    mutationFn: () => {
      if (!place) throw new Error('A report needs a place')
      const point = { lng: place.lng, lat: place.lat, crs: 'wgs84' as const }
      const compoundId = report.located.data?.compound?.id ?? null
      return matters.joinMatter({
        params: { district: item.district, id: item.id },
        body: { requestId, words: words.trim(), categoryId, point, compoundId },
      })
    },
    onSuccess: async () => {
      await report.discard()
      await client.invalidateQueries({ queryKey: ['matters', 'mine'] })
    },
  })
  if (join.data)
    return (
      <div role="status">
        <p>{t('alike.joined', { number: join.data.number })}</p>
        <Link
          to="/my/$district/$id"
          params={{ district: item.district, id: item.id }}
          className="jm-button"
          data-primary
        >
          {t('report.seeProgress')}
        </Link>
      </div>
    )
  return (
    <>
      <button
        type="button"
        className="jm-button"
        disabled={join.isPending}
        aria-label={t('alike.joinThis', { what })}
        onClick={() => join.mutate()}
      >
        {t('alike.join')}
      </button>
      {join.isError && (
        <p role="alert" className="jm-wrong">
          {readTrouble(join.error).sentence ?? t('alike.notNow')}
        </p>
      )}
    </>
  )
}
