import { useEffect, useRef, useState } from 'react'
import { useT } from '../i18n.ts'
import './photo.css'

export interface StripPhoto {
  id: string
  thumbnail: string
  full: string
  /** What it shows or who took it when; read aloud and written under the large picture. */
  caption: string
}

/** Thumbnails in a row; one opens large, with arrow keys to go on and Escape to come back. */
export function PhotoStrip({ photos }: { photos: readonly StripPhoto[] }) {
  const t = useT('ui')
  const [open, setOpen] = useState<number | null>(null)
  if (photos.length === 0) return <p className="jl-photo-hint">{t('photo.none')}</p>
  return (
    <>
      <ul className="jl-strip">
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <button
              type="button"
              aria-label={`${t('photo.view', { index: index + 1, total: photos.length })} ${photo.caption}`}
              onClick={() => setOpen(index)}
            >
              <img src={photo.thumbnail} alt="" loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
      {open !== null && <Lightbox photos={photos} index={open} onIndex={setOpen} />}
    </>
  )
}

interface LightboxProps {
  photos: readonly StripPhoto[]
  index: number
  onIndex: (index: number | null) => void
}

function Lightbox({ photos, index, onIndex }: LightboxProps) {
  const t = useT('ui')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const photo = photos[index]
  if (!photo) return null
  const go = (step: number) => onIndex(Math.min(photos.length - 1, Math.max(0, index + step)))
  const onKey = (key: string) => {
    if (key === 'ArrowRight') go(1)
    if (key === 'ArrowLeft') go(-1)
  }
  return (
    <dialog
      ref={dialog}
      className="jl-lightbox"
      aria-label={photo.caption}
      onClose={() => onIndex(null)}
      onKeyDown={event => onKey(event.key)}
    >
      <img src={photo.full} alt={photo.caption} />
      <footer>
        <span>{photo.caption}</span>
        <span>{t('photo.position', { index: index + 1, total: photos.length })}</span>
        <button type="button" className="jl-button" disabled={index === 0} onClick={() => go(-1)}>
          {t('photo.previous')}
        </button>
        <button type="button" className="jl-button" disabled={index === photos.length - 1} onClick={() => go(1)}>
          {t('photo.next')}
        </button>
        <button type="button" className="jl-button" onClick={() => dialog.current?.close()}>
          {t('photo.close')}
        </button>
      </footer>
    </dialog>
  )
}
