import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { signIn } from './setup/browser.ts'
import type { Break } from './setup/cut-line.ts'
import { type Device, keptHashes, ownPhone } from './setup/device.ts'
import { photograph } from './setup/photo.ts'
import { see, seeNoMore } from './setup/see.ts'
import { site } from './setup/site.ts'

const pill = (page: Page) => page.getByRole('link', { name: /件待发送/ })

async function addPhoto(page: Page, name: string, colour: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '拍照', exact: true }).click()
  await (await chooser).setFiles([await photograph(name, colour)])
  await see(page.getByRole('img', { name }))
  await seeNoMore(page.getByText(/正在上传/))
}

/** Two photos, the place of the phone, the words; everything but pressing the button. */
async function write({ page, go }: Device, words: string, photos = 2): Promise<void> {
  await go('/pocket/report')
  await see(page.getByRole('heading', { level: 1, name: '拍下来' }))
  for (const index of Array.from({ length: photos }).keys())
    await addPhoto(page, `${index}.jpg`, index === 0 ? '#7a3b2e' : '#2e4b7a')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '用我现在的位置' }).click()
  await see(page.getByText(/附近|属于|位置已经记下/))
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('发生了什么').fill(words)
}

const press = (page: Page) => page.getByRole('button', { name: '提交', exact: true }).click()

async function readJson<T>(api: APIRequestContext, path: string): Promise<T> {
  const reply = await api.get(`${site().url}${path}`)
  expect(reply.status(), `${path}: ${await reply.text()}`).toBe(200)
  return reply.json()
}

interface Mine {
  items: { district: string; id: string; title: string }[]
}

/** All matters of this person with these words, and the hashes of the photos of each, as the server has them. */
async function arrived(api: APIRequestContext, words: string): Promise<string[][]> {
  const { items } = await readJson<Mine>(api, '/api/my/matters?limit=200')
  const found: string[][] = []
  for (const { district, id } of items.filter(item => item.title.includes(words))) {
    const { photos } = await readJson<{ photos: { url: string }[] }>(api, `/api/my/matters/${district}/${id}`)
    found.push(
      await hashesOf(
        api,
        photos.map(photo => photo.url),
      ),
    )
  }
  return found
}

async function hashesOf(api: APIRequestContext, urls: string[]): Promise<string[]> {
  const hashes: string[] = []
  for (const url of urls) {
    const reply = await api.get(`${site().url}${url}`)
    hashes.push(/^"([0-9a-f]{64})-full"$/.exec(reply.headers()['etag'] ?? '')?.[1] ?? 'none')
  }
  return hashes
}

function exchangeOf(command: RegExp) {
  return (method: string, path: string) =>
    (method === 'GET' && /^\/api\/(session|territory\/locate)/.test(path)) ||
    (method === 'POST' && (path.startsWith('/api/files') || command.test(path)))
}

/** Who asks; where it lies; two photos; the report. */
const ofReport = [1, 2, 3, 4, 5].flatMap(at => (['before', 'after'] as const).map(when => ({ at, when })))

describe('a report with two photos arrives exactly once', () => {
  test.each(ofReport)('though the line breaks $when request $at', async ({ at, when }) => {
    const phone = await ownPhone('resident')
    const words = `路灯 ${randomUUID().slice(0, 8)}`
    await write(phone, words)
    const hashes = await keptHashes(phone.page)
    expect(new Set(hashes).size).toBe(2)
    await breakAt(phone, { at, when, command: /^\/api\/matters$/ })
    await phone.reopen()
    expect(await keptHashes(await opened(phone))).toEqual(hashes)
    phone.line.mend()
    await phone.signIn()
    await phone.go('/pocket/')
    await expect.poll(() => arrived(phone.context.request, words), { timeout: 30_000 }).toEqual([hashes])
    await seeNoMore(pill(phone.page))
    // Whatever is still tried finds nothing to send.
    await phone.go('/pocket/outbox')
    await see(phone.page.getByText(/已送达，编号/))
    expect(await arrived(phone.context.request, words)).toEqual([hashes])
    expect(await keptHashes(phone.page)).toEqual([])
    await phone.leave()
  })
})

interface Breaking {
  at: number
  when: Break
  command: RegExp
}

async function breakAt({ page, line }: Device, { at, when, command }: Breaking): Promise<void> {
  line.cutAt({ at, when, counts: exchangeOf(command) })
  await press(page)
  await expect.poll(() => line.broken, { timeout: 20_000 }).toBe(true)
  // The person is told that it is kept, whatever it was that broke.
  await see(page.getByRole('heading', { level: 1, name: '已经存好' }))
}

/** Anything of the same address, to look into what the browser has kept: the line is dead, so the page is made here. */
async function opened({ page, line }: Device): Promise<Page> {
  await page.route(`${line.url}/blank`, route => route.fulfill({ contentType: 'text/html', body: '<p>blank</p>' }))
  await page.goto(`${line.url}/blank`)
  return page
}

/** Who asks; the photo; the step. */
const ofStep = [1, 2, 3].flatMap(at => (['before', 'after'] as const).map(when => ({ at, when })))

describe('a step of work with its photo arrives exactly once', () => {
  test.each(ofStep)('though the line breaks $when request $at', async ({ at, when }) => {
    const phone = await ownPhone('grid_worker')
    const { page, line } = phone
    const { district, caseId } = await found(phone.context.request)
    await phone.go(`/pocket/tasks/${district}/${caseId}`)
    await page.getByRole('button', { name: '当场办结', exact: true }).click()
    const form = page.getByRole('region', { name: '当场办结', exact: true })
    await addPhoto(page, 'after.jpg', '#2e7a4b')
    await form.getByLabel('说明').fill('已当场清走')
    const hashes = await keptHashes(page)
    line.cutAt({ at, when, counts: exchangeOf(/^\/api\/cases\/.*\/settle$/) })
    await form.getByRole('button', { name: '当场办结', exact: true }).click()
    await expect.poll(() => line.broken, { timeout: 20_000 }).toBe(true)
    await see(page.getByText('已经存在这台手机里').first())
    await phone.reopen()
    line.mend()
    await phone.signIn()
    await phone.go('/pocket/')
    await expect.poll(() => settled(phone.context.request, { district, caseId }), { timeout: 30_000 }).toEqual([hashes])
    await seeNoMore(pill(phone.page))
    expect(await settled(phone.context.request, { district, caseId })).toEqual([hashes])
    await phone.leave()
  })
})

interface CaseKey {
  district: string
  caseId: string
}

async function found(api: APIRequestContext): Promise<CaseKey> {
  const here = site()
  const reply = await api.post(`${here.url}/api/matters`, {
    data: {
      requestId: randomUUID(),
      kind: 'grid_event',
      words: '楼道口堆着纸箱',
      point: { lng: here.compound.lng, lat: here.compound.lat },
    },
  })
  expect(reply.status(), await reply.text()).toBe(200)
  return reply.json()
}

/** The photos of each time this case was settled on the spot. */
async function settled(api: APIRequestContext, { district, caseId }: CaseKey): Promise<string[][]> {
  const { thread } = await readJson<{ thread: { name: string; fileIds: string[] }[] }>(
    api,
    `/api/cases/${district}/${caseId}`,
  )
  const steps = thread.filter(step => step.name === 'settle')
  return Promise.all(
    steps.map(step =>
      hashesOf(
        api,
        step.fileIds.map(id => `/api/files/${district}/${id}`),
      ),
    ),
  )
}

test('several drafts and reports written without a network survive, and arrive once it is back', async () => {
  const phone = await ownPhone('resident', 'allow')
  const { page: first, line } = phone
  // Once with a network: the app itself is kept from then on.
  await phone.go('/pocket/')
  await see(first.getByRole('link', { name: /我要上报/ }))
  await first.evaluate(async () => void (await navigator.serviceWorker.ready))
  await first.reload()
  await see(first.getByRole('link', { name: /我要上报/ }))
  line.kill()
  const words = [1, 2].map(index => `井盖 ${index} ${randomUUID().slice(0, 8)}`)
  for (const text of words) {
    await write(phone, text, 1)
    await press(first)
    await see(first.getByRole('heading', { level: 1, name: '已经存好' }))
  }
  await write(phone, '写了一半的话', 1)
  await seeText(first, 2)
  await phone.reopen()
  const { page } = phone
  await phone.go('/pocket/outbox')
  const drafts = page.getByRole('region', { name: '没写完的' })
  await see(drafts.getByText('写了一半的话'))
  const waiting = page.getByRole('region', { name: '等着发送' })
  expect(await waiting.getByRole('listitem').count()).toBe(2)
  const hashes = await keptHashes(page)
  expect(hashes).toHaveLength(3)
  // The half-written one opens where it was left, with its photo.
  await drafts.getByRole('button', { name: '继续写' }).click()
  expect(await page.getByLabel('发生了什么').inputValue()).toBe('写了一半的话')
  line.mend()
  await phone.signIn()
  await phone.go('/pocket/outbox')
  for (const [index, text] of words.entries())
    await expect.poll(() => arrived(phone.context.request, text), { timeout: 30_000 }).toEqual([[hashes[index]]])
  await see(page.getByRole('region', { name: '没写完的' }).getByText('写了一半的话'))
  await phone.leave()
})

async function seeText(page: Page, count: number): Promise<void> {
  await see(page.getByRole('link', { name: `${count} 件待发送` }))
}

test('what the server refuses says why, and can be changed and sent, or dropped after asking', async () => {
  const phone = await ownPhone('resident')
  const { page } = phone
  const words = `噪音 ${randomUUID().slice(0, 8)}`
  await spoil(page)
  await write(phone, words, 1)
  await press(page)
  await see(page.getByRole('heading', { level: 1, name: '没有被接受' }))
  await see(page.getByText(/没有被接受：.+/))
  expect(await arrived(phone.context.request, words)).toEqual([])
  await page.unroute('**/api/matters')
  await page.getByRole('button', { name: '修改', exact: true }).click()
  await page.getByLabel('发生了什么').fill(`${words} 改过`)
  await press(page)
  await see(page.getByRole('heading', { level: 1, name: '已收到' }))
  expect(await arrived(phone.context.request, `${words} 改过`)).toHaveLength(1)

  await spoil(page)
  await write(phone, '不想要的一件', 1)
  await press(page)
  await page.getByRole('button', { name: '不要了', exact: true }).click()
  const sure = page.getByRole('alertdialog', { name: '不要了' })
  await sure.getByRole('button', { name: '留着' }).click()
  await page.getByRole('button', { name: '不要了', exact: true }).click()
  await sure.getByRole('button', { name: '删掉' }).click()
  await see(page.getByRole('link', { name: /我要上报/ }))
  expect(await keptHashes(page)).toEqual([])
  await phone.leave()
})

/** From now on reports name a kind that does not exist, which only the server can tell. */
async function spoil(page: Page): Promise<void> {
  await page.route('**/api/matters', async route => {
    const body = { ...(route.request().postDataJSON() as object), categoryId: 'no-such-kind' }
    await route.continue({ postData: JSON.stringify(body) })
  })
}

test('a full device says so at the photo, and nothing else is lost', async () => {
  const phone = await ownPhone('resident')
  const { page } = phone
  await phone.go('/pocket/report')
  await see(page.getByRole('heading', { level: 1, name: '拍下来' }))
  const tools = await phone.context.newCDPSession(page)
  await tools.send('Storage.overrideQuotaForOrigin', { origin: phone.line.url, quotaSize: 1 })
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '拍照', exact: true }).click()
  await (await chooser).setFiles([await photograph('full.jpg', '#7a3b2e')])
  await see(page.getByRole('button', { name: /存储空间不够/ }))
  await tools.send('Storage.overrideQuotaForOrigin', { origin: phone.line.url })
  await page.getByRole('button', { name: /存储空间不够/ }).click()
  await expect.poll(() => keptHashes(page)).toHaveLength(1)
  await seeNoMore(page.getByRole('button', { name: /存储空间不够/ }))
  await phone.leave()
})

test('what is kept belongs to its account, and signing out asks what becomes of it', async () => {
  const phone = await ownPhone('resident')
  const { page } = phone
  const api = phone.context.request
  await write(phone, '先放着的一件', 1)
  const signOut = async (answer: string) => {
    await phone.go('/pocket/me')
    await page.getByText('退出登录', { exact: true }).click()
    await see(page.getByText(/还有 1 件没有发出去/))
    await page.getByRole('button', { name: answer }).click()
    await see(page.getByRole('heading', { level: 1, name: '近邻' }))
  }
  await signOut('留着，退出登录')
  await signIn(phone.context, 'grid_worker')
  await phone.go('/pocket/outbox')
  await see(page.getByText('没有要发送的内容'))
  await signIn(phone.context, 'resident')
  await phone.go('/pocket/outbox')
  await see(page.getByText('先放着的一件'))
  await signOut('删除，退出登录')
  await signIn(phone.context, 'resident')
  await phone.go('/pocket/outbox')
  await see(page.getByText('没有要发送的内容'))
  expect(await keptHashes(page)).toEqual([])
  expect((await readJson<Mine>(api, '/api/my/matters?limit=200')).items.map(item => item.title)).not.toContain(
    '先放着的一件',
  )
  await phone.leave()
})
