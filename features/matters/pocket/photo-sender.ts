import type { SendOptions } from '#ui/photo/send-file.ts'
import { sendPhoto } from './api.ts'

export interface PhotoSender {
  /** Waits for the place, then sends. */
  upload: (file: File, options: SendOptions) => Promise<{ id: string }>
  /** The place is known: waiting photos go out. */
  settle: (district: string) => void
  /** The ids under this district; photos sent to another one are sent again, since a file never changes district. */
  idsIn: (district: string, ids: readonly string[]) => Promise<string[]>
}

/** Photos are taken before the place is known, and belong to the district of the place. */
export function createPhotoSender(): PhotoSender {
  const { promise: place, resolve } = Promise.withResolvers<string>()
  const sent = new Map<string, { file: File; district: string }>()
  const send = async (district: string, file: File, options: SendOptions) => {
    const reply = await sendPhoto(district, file, options)
    sent.set(reply.id, { file, district })
    return reply
  }
  return {
    upload: async (file, options) => send(await place, file, options),
    settle: resolve,
    async idsIn(district, ids) {
      const kept: string[] = []
      for (const id of ids) {
        const photo = sent.get(id)
        const moved = photo && photo.district !== district
        kept.push(moved ? (await send(district, photo.file, {})).id : id)
      }
      return kept
    },
  }
}
