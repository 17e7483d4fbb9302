import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ApiError, OfflineError } from '#platform/client/call.ts'
import { carryOn, faultOf, type Line, WrongHashError } from './exchange.ts'
import { freshProgress, type OutboxItem, type OutboxPhoto, type Progress } from './outbox-item.ts'

const photos: OutboxPhoto[] = ['a', 'b', 'c'].map(id => ({
  id,
  itemId: 'r',
  personId: 'p',
  name: `${id}.jpg`,
  type: 'image/jpeg',
  size: 1,
  sha256: `hash-of-${id}`,
}))

const item = (progress: Progress): OutboxItem => ({
  id: 'r',
  personId: 'p',
  standing: 'waiting',
  createdAt: 0,
  form: 'report:x',
  what: 'x',
  title: '',
  page: { to: '/report' },
  after: null,
  draft: null,
  exchange: {
    locate: '/locate',
    district: null,
    upload: '/files',
    command: { url: '/report', body: { words: '路灯不亮' } },
  },
  progress,
  tries: 0,
  fault: null,
  reply: null,
  locale: 'zh',
})

function problem(status: number, code: string): ApiError {
  return new ApiError(status, { type: 'about:blank', title: code, status, code, detail: code })
}

/** A server that keeps photos by key and commands by request, as ours does, behind a line that breaks when told. */
function site(breaks: () => 'before' | 'after' | null) {
  const files = new Map<string, { id: string; sha256: string }>()
  const commands = new Map<string, string>()
  let place = { code: '990101001001001', compound: { id: 'compound' } as { id: string } | null }
  const over = <T>(work: () => T): T => {
    const broken = breaks()
    if (broken === 'before') throw new OfflineError()
    const answer = work()
    if (broken === 'after') throw new OfflineError()
    return answer
  }
  const command = (body: Record<string, unknown>) => {
    const id = String(body['requestId'])
    const text = JSON.stringify(body)
    const known = [...files.values()].map(file => file.id)
    if ((commands.get(id) ?? text) !== text) throw problem(409, 'platform.request_id_reused')
    if (!commands.has(id) && (body['fileIds'] as string[]).some(file => !known.includes(file)))
      throw problem(422, 'files.unknown')
    commands.set(id, text)
    return { number: '1' }
  }
  const line = (save: Line['save']): Line => ({
    ask: async (_url, body) => over(() => (body ? command(body) : place)),
    upload: async (url, photo) =>
      over(() => {
        const query = new URLSearchParams(url.split('?')[1])
        const key = `${query.get('district')}/${query.get('key')}`
        const kept = files.get(key) ?? { id: `${key}#${files.size}`, sha256: photo.sha256 }
        files.set(key, kept)
        return { files: [kept] }
      }),
    photos: async () => photos,
    save,
  })
  return { files, commands, line, move: (code: string) => (place = { code, compound: null }) }
}

test('however often the line breaks, and wherever, one command arrives, with each photo once', async () => {
  const breaking = fc.array(fc.constantFrom('before', 'after', null), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(breaking, async plan => {
      const left = [...plan]
      const { files, commands, line } = site(() => left.shift() ?? null)
      let progress = freshProgress
      const save = async (next: Progress) => void (progress = structuredClone(next))
      for (let tries = 0; tries <= plan.length; tries += 1)
        if (await carryOn(item(progress), line(save)).catch(() => null)) break
      expect(commands.size).toBe(1)
      expect(files.size).toBe(photos.length)
      const sent = JSON.parse(commands.get('r') ?? '')
      expect(sent.fileIds).toEqual([...files.values()].map(file => file.id))
      expect(sent).toMatchObject({ requestId: 'r', words: '路灯不亮', compoundId: 'compound' })
    }),
  )
})

test('a place that is named otherwise by the time of the second attempt changes nothing of what went out', async () => {
  const breaks: ('after' | null)[] = [null, null, null, null, 'after']
  const { commands, line, move } = site(() => breaks.shift() ?? null)
  let progress = freshProgress
  const save = async (next: Progress) => void (progress = next)
  await expect(carryOn(item(progress), line(save))).rejects.toThrow(OfflineError)
  move('990102001001001')
  expect(await carryOn(item(progress), line(save))).toEqual({ number: '1' })
  expect(commands.size).toBe(1)
})

test('photos that were swept meanwhile are sent once more, and the report with them', async () => {
  const breaks: ('before' | null)[] = [null, null, null, null, 'before']
  const { files, commands, line } = site(() => breaks.shift() ?? null)
  let progress = freshProgress
  const save = async (next: Progress) => void (progress = next)
  await expect(carryOn(item(progress), line(save))).rejects.toThrow(OfflineError)
  files.clear()
  await carryOn(item(progress), line(save))
  expect(files.size).toBe(3)
  expect(commands.size).toBe(1)
})

test('a photo the server answers for with another hash has not arrived', async () => {
  const { line } = site(() => null)
  const lying: Line = {
    ...line(async () => undefined),
    upload: async () => ({ files: [{ id: 'x', sha256: 'other' }] }),
  }
  await expect(carryOn(item(freshProgress), lying)).rejects.toThrow(WrongHashError)
})

test('silence and busy servers are tried again, refusals are for the person, and 401 waits for signing in', () => {
  expect(faultOf(new OfflineError())).toEqual({ kind: 'silence' })
  expect(faultOf(problem(503, 'platform.busy'))).toEqual({ kind: 'silence' })
  expect(faultOf(problem(429, 'platform.too_many'))).toEqual({ kind: 'silence' })
  expect(faultOf(problem(422, 'files.damaged'))).toEqual({ kind: 'silence' })
  expect(faultOf(problem(401, 'platform.unauthenticated'))).toEqual({ kind: 'signed-out' })
  expect(faultOf(problem(422, 'matters.unknown_category'))).toMatchObject({ kind: 'refused', status: 422 })
})
