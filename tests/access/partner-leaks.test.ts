import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract as partners } from '#features/partners/index.ts'
import { findPartners } from '#features/partners/server/index.ts'
import { contract as audit } from '#kernel/audit/index.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { callers } from './expected.ts'

const NAME = '孙不公开师傅'
const PHONE = '13812349876'
/** Whoever keeps the register of the place, and the person. */
const mayKnow = ['dispatcher', 'supervisor', 'resident']

let app: TestApp
let community: string
let joined: { district: string; id: string; subjectId: string }

beforeAll(async () => {
  app = await startTestApp()
  const seat = await app.db
    .selectFrom('people.post as p')
    .innerJoin('auth.user as u', 'u.person_id', 'p.person_id')
    .select('p.area_code')
    .where('u.username', '=', 'dispatcher')
    .executeTakeFirstOrThrow()
  community = seat.area_code
  const body = {
    ...{ requestId: randomUUID(), areaCode: community, areas: [community], classes: ['resident'], fields: ['repair'] },
    ...{ called: NAME, phone: PHONE, listed: false },
  }
  joined = (await app.as('resident').call(partners.routes.applyAsPartner, { body } as never)).body
  const params = { district: joined.district, id: joined.id, name: 'admit' }
  await app.as('dispatcher').call(workflow.routes.actOnCase, { params, body: { requestId: randomUUID() } } as never)
}, 120_000)
afterAll(() => app.close())

/** Every surface a partner of the place could stand on, in one text. */
async function everything(caller: (typeof callers)[number]): Promise<string> {
  const client = caller === 'guest' ? app.anonymous : app.as(caller)
  const { district, id, subjectId } = joined
  const answers = [
    await client.call(partners.routes.listPartners, { query: { limit: 200 } }),
    await client.call(partners.routes.listPartners, { query: { kind: 'person', limit: 200 } }),
    await client.call(partners.routes.getPartner, { params: { district, id: subjectId } }),
    await client.call(partners.routes.listPublicPartners, { query: { limit: 200 } }),
    await client.call(workflow.routes.listCases, { query: { limit: 200 } }),
    await client.call(workflow.routes.getCase, { params: { district, id } }),
    await client.call(workflow.routes.getWorkbench, {}),
    await client.call(audit.routes.listAuditEntries, { query: { limit: 200 } }),
  ]
  return JSON.stringify(answers.map(one => one.body))
}

it('the name of a resident who did not agree to be listed reaches the keepers of the register and nobody else', async () => {
  const knowing: string[] = []
  for (const caller of callers) if ((await everything(caller)).includes(NAME)) knowing.push(caller)
  expect(knowing.filter(caller => !mayKnow.includes(caller))).toEqual([])
  expect(knowing).toContain('dispatcher')
})

it('the number they left is on no surface at all', async () => {
  const knowing: string[] = []
  for (const caller of callers) if ((await everything(caller)).includes(PHONE)) knowing.push(caller)
  expect(knowing).toEqual([])
})

it('nobody is found by name, and a match names nobody', async () => {
  const found = await app.as('dispatcher').call(partners.routes.listPartners, { query: { name: '孙不公开' } })
  expect(found).toMatchObject({ status: 200, body: { items: [] } })
  const matches = await findPartners(app.db, { field: 'repair', communityCode: community, from: null, to: null })
  expect(matches).toMatchObject([{ kind: 'person', name: '', personId: null }])
})
