import { useT } from '#ui/i18n.ts'
import { PhotoStrip } from '#ui/photo/PhotoStrip.tsx'
import { Section } from '#ui/Section.tsx'
import type { MatterDetail } from './api.ts'

type Photos = MatterDetail['photosBefore']

/** What was said, and how it looked before and after. */
export function WordsCard({ matter }: { matter: MatterDetail }) {
  const t = useT('matters-console')
  const { photosBefore, photosAfter } = matter
  return (
    <Section title={t('words.title')}>
      <p className="jc-words">{matter.words}</p>
      {photosBefore.length + photosAfter.length > 0 && (
        <div className="jc-photos">
          <Strip title={t('matters:fields.photosBefore')} photos={photosBefore} />
          <Strip title={t('matters:fields.photosAfter')} photos={photosAfter} />
        </div>
      )}
    </Section>
  )
}

function Strip({ title, photos }: { title: string; photos: Photos }) {
  if (photos.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <PhotoStrip
        photos={photos.map(photo => ({ id: photo.id, thumbnail: photo.thumbnailUrl, full: photo.url, caption: title }))}
      />
    </div>
  )
}
