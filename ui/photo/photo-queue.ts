export const photoLimit = { count: 9, bytes: 20 * 1024 * 1024 }

export interface Photo {
  /** Made by the page; not the file's id. */
  key: string
  name: string
  /** Object URL for the preview. */
  preview: string
  status: 'sending' | 'sent' | 'failed'
  /** 0…1. */
  progress: number
  fileId: string | null
  /** Why it failed, in words, where that is known. */
  fault: string | null
}

/** Photos that were taken in before, as they stand in a form that is opened again. */
export function heldPhotos(held: readonly { fileId: string; name: string; preview: string }[]): readonly Photo[] {
  return held.map(photo => ({ ...photo, key: photo.fileId, status: 'sent', progress: 1, fault: null }))
}

export type PhotoChange =
  | { kind: 'add'; photo: Pick<Photo, 'key' | 'name' | 'preview'> }
  | { kind: 'progress'; key: string; progress: number }
  | { kind: 'sent'; key: string; fileId: string }
  | { kind: 'failed'; key: string; fault: string | null }
  | { kind: 'retry'; key: string }
  | { kind: 'remove'; key: string }

/** What happens to the photos of one form. Late news about a removed photo is ignored. */
export function changePhotos(photos: readonly Photo[], change: PhotoChange): readonly Photo[] {
  switch (change.kind) {
    case 'add':
      return [...photos, { ...change.photo, status: 'sending', progress: 0, fileId: null, fault: null }]
    case 'progress':
      return patch(photos, change.key, { progress: change.progress })
    case 'sent':
      return patch(photos, change.key, { status: 'sent', progress: 1, fileId: change.fileId })
    case 'failed':
      return patch(photos, change.key, { status: 'failed', fault: change.fault })
    case 'retry':
      return patch(photos, change.key, { status: 'sending', progress: 0, fault: null })
    case 'remove':
      return photos.filter(photo => photo.key !== change.key)
  }
}

function patch(photos: readonly Photo[], key: string, next: Partial<Photo>): readonly Photo[] {
  return photos.map(photo => (photo.key === key ? { ...photo, ...next } : photo))
}

export interface Refusal {
  key: 'tooMany' | 'tooBig' | 'notImage'
  name: string
}

/** Which of the chosen files may join the `held` ones, and why the others may not. */
export function admitFiles<F extends { name: string; size: number; type: string }>(
  files: readonly F[],
  held: number,
  limit = photoLimit,
): { admitted: F[]; refused: Refusal[] } {
  const admitted: F[] = []
  const refused: Refusal[] = []
  for (const file of files) {
    const key = refusalOf(file, held + admitted.length, limit)
    if (key) refused.push({ key, name: file.name })
    else admitted.push(file)
  }
  return { admitted, refused }
}

function refusalOf(
  file: { size: number; type: string },
  held: number,
  limit: typeof photoLimit,
): Refusal['key'] | null {
  // Some Android cameras hand over a file without a type; the server looks at the content anyway.
  if (file.type !== '' && !file.type.startsWith('image/')) return 'notImage'
  if (file.size > limit.bytes) return 'tooBig'
  return held >= limit.count ? 'tooMany' : null
}
