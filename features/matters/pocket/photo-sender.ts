import type { SendOptions } from '#ui/photo/send-file.ts'

export type SendPhoto = (district: string, file: File, options: SendOptions) => Promise<{ id: string }>

export interface PhotoSender {
  /** Waits for the place, then sends. */
  upload: (file: File, options: SendOptions) => Promise<{ id: string }>
  /** The place is known: waiting photos go out. */
  settle: (district: string) => void
  /**
   * The ids under this district. A file never changes district, so photos sent to another one are sent again, once:
   * asking twice gives the same ids, and a report that is tried again stays the same report.
   */
  idsIn: (district: string, ids: readonly string[]) => Promise<string[]>
}

/** Photos are taken before the place is known, and belong to the district of the place. */
export function createPhotoSender(sendPhoto: SendPhoto): PhotoSender {
  const { promise: place, resolve } = Promise.withResolvers<string>()
  const sent = new Map<string, { file: File; district: string }>()
  const moved = new Map<string, string>()
  const send = async (district: string, file: File, options: SendOptions) => {
    const reply = await sendPhoto(district, file, options)
    sent.set(reply.id, { file, district })
    return reply
  }
  const idIn = async (district: string, id: string): Promise<string> => {
    const photo = sent.get(id)
    if (!photo || photo.district === district) return id
    const key = `${district}:${id}`
    const known = moved.get(key) ?? (await send(district, photo.file, {})).id
    moved.set(key, known)
    return known
  }
  return {
    upload: async (file, options) => send(await place, file, options),
    settle: resolve,
    async idsIn(district, ids) {
      const kept: string[] = []
      for (const id of ids) kept.push(await idIn(district, id))
      return kept
    },
  }
}
