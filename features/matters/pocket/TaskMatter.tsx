import type { RouteReply } from '#platform/http/route.ts'
import { useT } from '#ui/i18n.ts'
import { PhotoStrip } from '#ui/photo/PhotoStrip.tsx'
import type { contract } from '../index.ts'
import { TaskMap } from './TaskMap.tsx'

type Detail = RouteReply<typeof contract.routes.getMatter>

/** What it is, what it looked like before and after, and where. */
export function TaskMatter({ matter }: { matter: Detail }) {
  const t = useT('matters-pocket')
  const where = [...matter.areaPath.slice(1).map(area => area.name), matter.compound?.name, matter.place]
  return (
    <section className="jm-card jm-stack">
      <h2>{t('tasks.what')}</h2>
      <p className="jm-words">{matter.words}</p>
      <div className="jm-beside">
        <Photos title={t('tasks.before')} photos={matter.photosBefore} of={matter.title} />
        <Photos title={t('tasks.after')} photos={matter.photosAfter} of={matter.title} />
      </div>
      {matter.assists.length > 0 && (
        <p className="jm-quiet">
          {t('tasks.assistants')}: {matter.assists.map(unit => unit.name).join(' · ')}
        </p>
      )}
      <p className="jm-quiet">{where.filter(Boolean).join(' › ')}</p>
      <TaskMap place={{ lng: matter.lng, lat: matter.lat }} title={matter.title} />
    </section>
  )
}

function Photos({ title, photos, of }: { title: string; photos: Detail['photosBefore']; of: string }) {
  const t = useT('matters-pocket')
  if (photos.length === 0) return null
  const caption = `${title} · ${t('tasks.photosOf', { title: of })}`
  return (
    <div>
      <h3>{title}</h3>
      <PhotoStrip
        photos={photos.map(photo => ({ id: photo.id, thumbnail: photo.thumbnailUrl, full: photo.url, caption }))}
      />
    </div>
  )
}
