import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../../contract.ts'
import type { ProgrammeContent, ProgrammeView, PublicProgramme } from '../../programme-shapes.ts'
import { contentOf, programmeTemplates } from '../../programme-templates.ts'
import { companyJoins, ok, seatOf } from '../fixtures.ts'

const { routes } = contract

let app: TestApp
let community: string

beforeAll(async () => {
  app = await startTestApp()
  community = (await seatOf(app, 'dispatcher')).areaCode
}, 180_000)
afterAll(() => app.close())

function sixMicro(): ProgrammeContent {
  const template = programmeTemplates.find(one => one.key === 'six_micro')
  if (!template) throw new Error('The six micros are shipped')
  return contentOf(template)
}

const begin = (content: ProgrammeContent, as = 'dispatcher') =>
  app.as(as).call(routes.createProgramme, { body: { requestId: randomUUID(), areaCode: community, content } })
const at = ({ district, id }: { district: string; id: string }) => ({ params: { district, id } })
const publish = (as: string, of: { district: string; id: string }, reason = '街道研究通过') =>
  app.as(as).call(routes.publishProgramme, { ...at(of), body: { requestId: randomUUID(), reason } } as never)
const open = (of: { district: string; id: string }) => app.anonymous.call(routes.getPublicProgramme, at(of))

test('a line says what is alive of it: nothing tied is a slogan, nothing heard is asleep, a case wakes it', async () => {
  const made = ok<ProgrammeView>(await begin(sixMicro()))
  const pulses = (view: ProgrammeView | PublicProgramme) =>
    Object.fromEntries(view.lines.map(one => [one.key, one.pulse]))
  expect(pulses(made)).toMatchObject({ council: 'slogan', service: 'asleep', force: 'asleep' })
  await companyJoins(app, community)
  const later = ok<ProgrammeView>(await app.as('dispatcher').call(routes.getProgramme, at(made)))
  expect(pulses(later)).toMatchObject({ council: 'slogan', service: 'asleep', force: 'alive' })
  // One to four are not told, but some is not none.
  expect(later.lines.find(one => one.key === 'force')?.cases).toBeNull()
  expect(later.lines.find(one => one.key === 'service')?.cases).toBe(0)
})

test('is published by a person who answers for a street, and what was published never changes', async () => {
  const made = ok<ProgrammeView>(await begin(sixMicro()))
  expect((await open(made)).status).toBe(404)
  expect((await publish('dispatcher', made)).status).toBe(403)
  expect(ok(await publish('supervisor', made))).toMatchObject({ state: 'published', publishedVersion: 1 })
  expect(await publish('supervisor', made)).toMatchObject({
    status: 409,
    body: { code: 'partners.nothing_to_publish' },
  })
  const content = { ...sixMicro(), name: { zh: '七微', en: 'Seven micros' } }
  const draft = { ...at(made), body: { requestId: randomUUID(), content } }
  const drafted = ok<ProgrammeView>(await app.as('dispatcher').call(routes.draftProgramme, draft as never))
  expect(drafted).toMatchObject({ hasDraft: true, name: '“六微”工作法', content: { name: { zh: '七微' } } })
  expect(ok<PublicProgramme>(await open(made)).name).toBe('“六微”工作法')
  const renewed = ok<ProgrammeView>(await publish('supervisor', made, '增加一条'))
  expect(renewed).toMatchObject({ publishedVersion: 2, name: '七微' })
  expect(renewed.versions).toMatchObject([
    { version: 2, reason: '增加一条' },
    { version: 1, reason: '街道研究通过' },
  ])
  const english = await app.anonymous.raw({
    method: 'GET',
    url: `/api/public/programmes/${made.district}/${made.id}`,
    headers: { 'accept-language': 'en' },
  })
  expect(english.body).toMatchObject({ name: 'Seven micros', lines: expect.anything() })
  const ending = { ...at(made), body: { requestId: randomUUID(), reason: '并入新的工作法' } }
  ok(await app.as('supervisor').call(routes.endProgramme, ending as never))
  expect((await open(made)).status).toBe(404)
})

test('a guest reads what holds at an area: its own and those above it', async () => {
  const made = ok<ProgrammeView>(await begin(sixMicro()))
  ok(await publish('supervisor', made))
  const found = async (areaCode: string) =>
    ok<{ items: { id: string }[] }>(
      await app.anonymous.call(routes.listPublicProgrammes, { query: { areaCode } } as never),
    ).items.map(one => one.id)
  expect(await found(`${community}001`)).toContain(made.id)
  expect(await found(community.slice(0, 9))).not.toContain(made.id)
})

test('a line is tied to what there is, and the fault is named', async () => {
  const content = sixMicro()
  const [first] = content.lines
  if (!first) throw new Error('It has lines')
  const wrong = { ...content, lines: [{ ...first, procedures: ['dancing'] }] }
  expect(await begin(wrong)).toMatchObject({
    status: 422,
    body: { code: 'partners.procedure_unknown', errors: [{ field: 'content.lines.0.procedures' }] },
  })
  expect((await begin(content, 'grid_worker')).status).toBe(403)
  const ties = ok<{ indicators: { key: string }[]; procedures: { title: string }[] }>(
    await app.as('dispatcher').call(routes.listTies, { query: { areaCode: community } }),
  )
  expect(ties.indicators.map(one => one.key)).toContain('solution_rate')
  expect(ties.procedures.map(one => one.title)).toContain('居民诉求')
})
