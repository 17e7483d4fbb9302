import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RouteReply } from '#platform/http/route.ts'
import { useT } from '#ui/i18n.ts'
import { PhotoStrip } from '#ui/photo/PhotoStrip.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { contract } from '../../index.ts'
import { matterPath } from '../matter-path.ts'

export type AlikeItem = RouteReply<typeof contract.routes.nearbyMatters>['items'][number] & { sharedWords?: string[] }

/** Matters of one place, each with its photos large enough to recognise and what may be done about it. */
export function AlikeList({ items, act }: { items: readonly AlikeItem[]; act?: (item: AlikeItem) => ReactNode }) {
  const t = useT('matters-intake')
  const say = useMoment()
  return (
    <ul className="jc-alike">
      {items.map(item => (
        <li key={item.id}>
          {item.photos.length > 0 && (
            <PhotoStrip
              photos={item.photos.slice(0, 3).map(photo => ({
                id: photo.id,
                thumbnail: photo.thumbnailUrl,
                full: photo.url,
                caption: t('alike.photoOf', { title: item.title }),
              }))}
            />
          )}
          <p>
            <Link to={matterPath(item)}>{item.title}</Link>
          </p>
          <p className="jc-quiet">
            {[
              item.number,
              t(`matters:procedures.${item.kind}.states.${item.state}`),
              say(item.openedAt),
              item.sameCompound ? t('alike.sameCompound') : null,
              t('alike.distance', { metres: item.distanceM }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {item.sharedWords && item.sharedWords.length > 0 && (
            <p className="jc-quiet">{t('alike.words', { words: item.sharedWords.slice(0, 6).join('、') })}</p>
          )}
          {act?.(item)}
        </li>
      ))}
    </ul>
  )
}
