import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { act, aReport, expectOk, type Home, homeOf, report } from './fixtures.ts'

let app: TestApp
let home: Home
beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
afterAll(() => app.close())

const { routes } = contract

function refusal(reply: { status: number; body: unknown }) {
  const { code, errors } = reply.body as { code: string; errors?: { field: string }[] }
  return [reply.status, code, errors?.[0]?.field]
}

describe('the work-item list', () => {
  const item = {
    name: '屋顶漏水',
    nameEn: 'Leaking roof',
    keywords: ['屋顶', '漏水'],
    urgency: 'normal' as const,
    reopenDays: 20,
    photoRequired: true,
    residents: true,
    position: 40,
  }

  async function fields(client: TestClient) {
    const reply = await client.call(routes.listCategories, {})
    return routes.listCategories.reply.parse(expectOk(reply)).fields
  }

  it('has 8 fields and 30 items, of which residents see those they may choose', async () => {
    const all = await fields(app.as('dispatcher'))
    expect([all.length, all.flatMap(field => field.items).length]).toEqual([8, 30])
    const choosable = (await fields(app.as('resident'))).flatMap(field => field.items)
    expect(choosable).toHaveLength(27)
    expect(choosable.find(one => one.id === 'livelihood.street_lamp')?.classes).toMatchObject([{ code: '01037' }])
  })

  it('is kept by the city operator: added to, changed, ended', async () => {
    const operator = app.as('operator')
    const body = { requestId: randomUUID(), id: 'livelihood.roof', ...item }
    const made = expectOk(await operator.call(routes.createCategory, { body }))
    expect(made).toMatchObject({ field: 'livelihood', reopenDays: 20, validTo: null })
    const again = await operator.call(routes.createCategory, { body: { ...body, requestId: randomUUID() } })
    expect(refusal(again)).toEqual([409, 'matters.category_exists', 'id'])
    const params = { id: 'livelihood.roof' }
    const edit = { requestId: randomUUID(), reopenDays: 5, validTo: '2026-09-23' }
    expect(expectOk(await operator.call(routes.editCategory, { params, body: edit }))).toMatchObject({
      name: '屋顶漏水',
      reopenDays: 5,
    })
    const reply = await app.as('resident').call(routes.reportMatter, { body: aReport(home, { categoryId: params.id }) })
    expect(refusal(reply)).toEqual([422, 'matters.category_unknown', 'categoryId'])
  })

  it('refuses a field there is not, and everybody else', async () => {
    const body = { requestId: randomUUID(), id: 'nowhere.roof', ...item }
    expect(refusal(await app.as('operator').call(routes.createCategory, { body }))).toEqual([
      422,
      'matters.field_unknown',
      'id',
    ])
    expect((await app.as('dispatcher').call(routes.createCategory, { body })).status).toBe(403)
    const params = { id: 'livelihood' }
    const edit = { body: { requestId: randomUUID(), name: '别的' }, params }
    expect((await app.as('operator').call(routes.editCategory, edit)).status).toBe(404)
  })

  it('lists the classes of the standard with the items they stand for', async () => {
    const reply = await app.as('dispatcher').call(routes.listStandardClasses, {})
    const { classes } = routes.listStandardClasses.reply.parse(expectOk(reply))
    expect(classes).toContainEqual({
      standardRef: 'GB/T 47678.5-2026',
      kind: 'matter',
      code: '06036',
      name: '乱堆杂物',
      localExtension: false,
      categoryIds: ['cityscape.clutter'],
    })
  })
})

describe('the duty list', () => {
  const duty = {
    categoryId: 'livelihood.street_lamp',
    level: 'community' as const,
    areaCode: null,
    organisationKind: 'residents_committee',
    organisationTag: null,
    organisationId: null,
    part: 'lead' as const,
    position: 0,
  }

  async function duties(query: { categoryId: string; all?: string }) {
    const reply = await app.as('dispatcher').call(routes.listDuties, { query })
    return routes.listDuties.reply.parse(expectOk(reply)).duties
  }

  it('decides where the walk goes, and says why at every step', async () => {
    const matter = await report(app.as('resident'), aReport(home))
    const params = { district: matter.district, id: matter.id }
    const preview = async (query = {}) => {
      const reply = await app.as('dispatcher').call(routes.previewDispatch, { params, query })
      return routes.previewDispatch.reply.parse(expectOk(reply))
    }
    const own = await preview()
    expect(own.walk).toMatchObject({ lead: { id: home.company }, ending: 'duty' })
    expect(own.walk.steps[0]).toMatchObject({ level: 'compound', found: { id: home.company } })
    const lamp = await preview({ categoryId: 'livelihood.street_lamp' })
    expect(lamp.walk.steps[0]).toMatchObject({
      level: 'district',
      lookedFor: { organisationKind: 'department', organisationTag: 'urban_management' },
    })
    expect(own.choices.map(choice => choice.id)).toContain(home.company)
    expect(own.choices.every(choice => choice.kind !== 'shop')).toBe(true)
    const found = await preview({ q: own.choices[0]?.name ?? '' })
    expect(found.choices.map(choice => choice.id)).toContain(own.choices[0]?.id)
    expect((await app.as('property').call(routes.previewDispatch, { params })).status).toBe(403)
  })

  it('can be tried on last month before it is saved, writes nothing then, and applies from its moment', async () => {
    const matter = await report(app.as('resident'), aReport(home, { categoryId: duty.categoryId, compoundId: null }))
    const operator = app.as('operator')
    const before = await duties({ categoryId: duty.categoryId })
    const reply = await operator.call(routes.tryDuties, { body: { add: [duty] } })
    const tried = routes.tryDuties.reply.parse(expectOk(reply))
    expect(tried.elsewhere).toBe(1)
    expect(tried.tried).toBeGreaterThan(0)
    expect(tried.examples).toMatchObject([{ number: matter.number }])
    expect(tried.examples[0]?.after?.id).not.toBe(tried.examples[0]?.before?.id)
    const blind = expectOk(await app.as('sysadmin').call(routes.tryDuties, { body: { add: [duty] } }))
    expect(blind).toEqual({ tried: tried.tried, elsewhere: 1, examples: [] })
    expect(await duties({ categoryId: duty.categoryId })).toEqual(before)

    const made = expectOk(await operator.call(routes.createDuty, { body: { ...duty, requestId: randomUUID() } })) as {
      id: string
    }
    const params = { district: matter.district, id: matter.id }
    const preview = await app.as('dispatcher').call(routes.previewDispatch, { params })
    const { walk } = routes.previewDispatch.reply.parse(expectOk(preview))
    expect(walk.lead?.id).toBe(tried.examples[0]?.after?.id)
    expect(walk.steps.find(step => step.found)).toMatchObject({ dutyId: made.id, level: 'community' })
  })

  it('never forgets a row: replaced or ended it stays readable', async () => {
    const operator = app.as('operator')
    const [row] = await duties({ categoryId: 'policy' })
    const params = { id: row?.id ?? '' }
    const replacement = { ...duty, categoryId: 'policy', requestId: randomUUID(), position: 7 }
    const made = expectOk(await operator.call(routes.replaceDuty, { params, body: replacement })) as { id: string }
    const inForce = await duties({ categoryId: 'policy' })
    expect(inForce.map(one => one.id)).not.toContain(params.id)
    expect(inForce.map(one => one.id)).toContain(made.id)
    app.clock.advance(60_000)
    const end = await operator.call(routes.endDuty, { params: { id: made.id }, body: { requestId: randomUUID() } })
    expectOk(end)
    expect((await duties({ categoryId: 'policy' })).map(one => one.id)).not.toContain(made.id)
    const ever = (await duties({ categoryId: 'policy', all: 'true' })).map(one => one.id)
    expect(ever).toEqual(expect.arrayContaining([params.id, made.id]))
    app.clock.advance(60_000)
    const twice = await operator.call(routes.endDuty, { params: { id: made.id }, body: { requestId: randomUUID() } })
    expect(refusal(twice)).toEqual([409, 'matters.duty_ended', undefined])
  })

  it.each([
    ['both a kind and an organisation', { organisationId: randomUUID() }, 'organisationKind', 'matters.duty_names_one'],
    ['an unknown category', { categoryId: 'no.such' }, 'categoryId', 'matters.category_unknown'],
    ['an unknown area', { areaCode: '990101999' }, 'areaCode', 'matters.area_unknown'],
    [
      'an unknown organisation',
      { organisationKind: null, organisationId: randomUUID() },
      'organisationId',
      'matters.organisation_unknown',
    ],
  ])('refuses %s', async (_what, more, field, code) => {
    const body = { ...duty, ...more, requestId: randomUUID() }
    expect(refusal(await app.as('operator').call(routes.createDuty, { body }))).toEqual([422, code, field])
  })

  it('is not for a desk to change', async () => {
    const body = { ...duty, requestId: randomUUID() }
    expect((await app.as('dispatcher').call(routes.createDuty, { body })).status).toBe(403)
    expect((await app.anonymous.call(routes.listDuties, {})).status).toBe(401)
  })

  it('records when a dispatcher chooses otherwise', async () => {
    const matter = await report(app.as('resident'), aReport(home))
    expectOk(await act(app.as('dispatcher'), matter, 'accept', { form: { category: 'livelihood.sewer' } }))
    const params = { district: matter.district, id: matter.id }
    const reply = await app.as('dispatcher').call(routes.previewDispatch, { params })
    const { walk, choices } = routes.previewDispatch.reply.parse(expectOk(reply))
    const other = choices.find(choice => choice.id !== walk.lead?.id)
    expectOk(await act(app.as('dispatcher'), matter, 'dispatch', { form: { leadOrganisationId: other?.id } }))
    const page = routes.getMatter.reply.parse(expectOk(await app.as('dispatcher').call(routes.getMatter, { params })))
    expect(page.dispatches).toMatchObject([
      { followed: false, suggested: { lead: { id: walk.lead?.id } }, chosen: { lead: { id: other?.id } } },
    ])
  })
})
