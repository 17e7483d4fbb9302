import { useRef } from 'react'
import { useT } from '../i18n.ts'
import { MiniBar } from '../MiniBar.tsx'
import './photo.css'
import type { Photo } from './photo-queue.ts'
import type { PhotoQueue } from './use-photo-queue.ts'

/** Camera first, then the album; previews with progress, retry and remove. Give it the queue of {@link usePhotoQueue}. */
export function PhotoPicker({ queue }: { queue: PhotoQueue }) {
  const t = useT('ui')
  const { photos, limit, refused } = queue
  const size = Math.round(limit.bytes / 1024 / 1024)
  return (
    <div className="jl-photos">
      <ul className="jl-photo-grid">
        {photos.map((photo, index) => (
          <Tile key={photo.key} photo={photo} index={index + 1} queue={queue} />
        ))}
        {photos.length < limit.count && (
          <>
            <li>
              <Source label={t('photo.take')} capture onFiles={queue.add} />
            </li>
            <li>
              <Source label={t('photo.choose')} onFiles={queue.add} />
            </li>
          </>
        )}
      </ul>
      <p className="jl-photo-hint">{t('photo.limit', { max: limit.count, size })}</p>
      <div role="status">
        {refused.map(({ key, name }) => (
          <p key={`${key}:${name}`} className="jl-photo-refused">
            {t(`photo.${key}`, { name, max: limit.count, size })}
          </p>
        ))}
      </div>
    </div>
  )
}

function Tile({ photo, index, queue }: { photo: Photo; index: number; queue: PhotoQueue }) {
  const t = useT('ui')
  return (
    <li className="jl-photo-tile" data-status={photo.status}>
      <img src={photo.preview} alt={photo.name} />
      {photo.status === 'sending' && (
        <span className="jl-photo-state">
          <MiniBar value={photo.progress} />
          <span className="jl-unseen">{t('photo.uploading', { percent: Math.round(photo.progress * 100) })}</span>
        </span>
      )}
      {photo.status === 'failed' && (
        <button type="button" className="jl-photo-state jl-photo-retry" onClick={() => queue.retry(photo.key)}>
          {photo.fault ?? t('photo.failed')} · {t('photo.retry')}
        </button>
      )}
      <button
        type="button"
        className="jl-photo-remove"
        aria-label={t('photo.remove', { index })}
        onClick={() => queue.remove(photo.key)}
      >
        ×
      </button>
    </li>
  )
}

interface SourceProps {
  label: string
  capture?: boolean
  onFiles: (files: readonly File[]) => void
}

function Source({ label, capture = false, onFiles }: SourceProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="jl-photo-add" onClick={() => input.current?.click()}>
        {capture ? <CameraIcon /> : <AlbumIcon />}
        {label}
      </button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        tabIndex={-1}
        aria-label={label}
        {...(capture ? { capture: 'environment' as const } : { multiple: true })}
        onChange={event => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = '' // choosing the same file again must count
        }}
      />
    </>
  )
}

function CameraIcon() {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <path d="M3 8.5 A1.5 1.5 0 0 1 4.5 7 H7 L8.6 4.5 H15.4 L17 7 H19.5 A1.5 1.5 0 0 1 21 8.5 V18 A1.5 1.5 0 0 1 19.5 19.5 H4.5 A1.5 1.5 0 0 1 3 18 Z" />
      <circle cx="12" cy="13" r="3.8" />
    </svg>
  )
}

function AlbumIcon() {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <rect x="3" y="4.5" width="18" height="15" rx="1.5" />
      <path d="M3.5 17 L9 11.5 L13 15.5 L16 12.5 L20.5 17" />
      <circle cx="15.5" cy="8.8" r="1.4" />
    </svg>
  )
}
