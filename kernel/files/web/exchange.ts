import { ApiError } from '#platform/client/call.ts'
import { type Fault, freshProgress, type OutboxItem, type OutboxPhoto, type Progress } from './outbox-item.ts'

/** What an exchange needs of the device and the network. */
export interface Line {
  /** GET, or POST of JSON. */
  ask(url: string, body?: Record<string, unknown>): Promise<unknown>
  upload(url: string, photo: OutboxPhoto): Promise<unknown>
  photos(): Promise<OutboxPhoto[]>
  /** Writes down how far it came, before the next step is taken. */
  save(progress: Progress): Promise<void>
}

/** The server answered for other bytes than were sent. */
export class WrongHashError extends Error {}

/**
 * Carries an exchange on from wherever it broke off, and answers with what the server said to the command. Nothing is
 * doubled: a photo is known by its id and hash, the command by its id and its very letters. Throws what went wrong.
 */
export async function carryOn(item: OutboxItem, line: Line): Promise<unknown> {
  try {
    return await goThrough(item, item.progress, line)
  } catch (error) {
    // Photos whose report does not come are swept after a day; then they are sent once more, and the report with them.
    const resumed = Object.keys(item.progress.acknowledged).length > 0
    if (!photosAreGone(error) || !resumed) throw error
    await line.save(freshProgress)
    return goThrough(item, freshProgress, line)
  }
}

async function goThrough(item: OutboxItem, before: Progress, line: Line): Promise<unknown> {
  const { exchange } = item
  if (!exchange) throw new Error('Nothing to send')
  if (before.frozen) return line.ask(exchange.command.url, before.frozen)
  const { district, found } = await whereTo(item, line)
  const acknowledged = await sendPhotos({ district, upload: exchange.upload }, before, line)
  const frozen = { ...exchange.command.body, ...found, requestId: item.id, fileIds: acknowledged.fileIds }
  await line.save({ acknowledged: acknowledged.all, frozen })
  return line.ask(exchange.command.url, frozen)
}

async function whereTo({ exchange }: OutboxItem, line: Line) {
  if (!exchange?.locate) return { district: exchange?.district ?? '', found: {} }
  const place = await line.ask(exchange.locate)
  const { code, compound } = place as { code: string; compound: { id: string } | null }
  return { district: code.slice(0, 6), found: { compoundId: compound?.id ?? null } }
}

async function sendPhotos(to: { district: string; upload: string }, before: Progress, line: Line) {
  let all = before.acknowledged
  const fileIds: string[] = []
  for (const photo of await line.photos()) {
    const known = all[photo.id]
    const fileId = known?.district === to.district ? known.fileId : await sendPhoto(to, photo, line)
    all = { ...all, [photo.id]: { district: to.district, fileId } }
    fileIds.push(fileId)
    await line.save({ acknowledged: all, frozen: null })
  }
  return { all, fileIds }
}

async function sendPhoto(to: { district: string; upload: string }, photo: OutboxPhoto, line: Line): Promise<string> {
  // Without https a browser makes no hashes; then the photo is sent without proof, as long as the page is open.
  const proof = photo.sha256 === '' ? {} : { key: photo.id, sha256: photo.sha256 }
  const query = new URLSearchParams(Object.entries({ district: to.district, ...proof }))
  const reply = await line.upload(`${to.upload}?${query}`, photo)
  const [kept] = (reply as { files: { id: string; sha256: string }[] }).files
  if (!kept || (photo.sha256 !== '' && kept.sha256 !== photo.sha256)) throw new WrongHashError(photo.name)
  return kept.id
}

function photosAreGone(error: unknown): boolean {
  return error instanceof ApiError && error.problem.code === 'files.unknown'
}

/** What an error means for what waits: tried again by itself, after signing in, or only after the person has decided. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof ApiError)) return { kind: 'silence' }
  if (error.status === 401) return { kind: 'signed-out' }
  const passing = error.status >= 500 || error.status === 429 || error.status === 408
  if (passing || error.problem.code === 'files.damaged') return { kind: 'silence' }
  return { kind: 'refused', status: error.status, problem: error.problem }
}
