import { randomUUID } from 'node:crypto'
import type { TestApp } from '#apps/server/testing.ts'
import type { PlaceName } from './expected.ts'
import { MARK, NEIGHBOUR } from './marks.ts'

/** Somebody who serves there: the resident in their own grid, a neighbour elsewhere. */
export async function insertRegistration(
  app: TestApp,
  at: { district: string; areaCode: string; name: PlaceName; organisationId: string },
) {
  const id = randomUUID()
  const now = app.clock.now()
  const username = at.name === 'own' || at.name === 'assigned' ? 'resident' : NEIGHBOUR
  const { person_id } = await app.db
    .selectFrom('auth.user')
    .select('person_id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  await app.db
    .insertInto('report_in.registration')
    .values({
      district: at.district,
      id,
      kind: 'member',
      state: 'registered',
      person_id,
      organisation_id: at.organisationId,
      area_code: at.areaCode,
      reason: 'register',
      happened_on: '2026-01-05',
      created_at: now,
      updated_at: now,
    })
    .execute()
  return id
}

/** Published numbers of the place; their content does not matter here. */
export async function insertPublication(app: TestApp, area_code: string): Promise<string> {
  const id = randomUUID()
  const [from, to] = ['2026-07-01', '2026-07-31']
  const nothing = { assessed: {}, all: {} }
  const content = {
    area: { code: area_code, name: MARK, level: 'community' },
    period: { kind: 'month', from, to, whole: true, previous: { from, to }, lastYear: { from, to } },
    countedUntil: null,
    catalogueVersion: 1,
    total: { current: nothing, previous: nothing, lastYear: nothing },
    byArea: { by: 'area', rows: [] },
    byCategory: { by: 'category', rows: [] },
    byOrganisation: { by: 'organisation', rows: [] },
  }
  await app.db
    .insertInto('insights.publication')
    .values({
      district: area_code.slice(0, 6),
      id,
      area_code,
      period: 'month',
      starts: from,
      // Two places may share one area.
      edition: Number.parseInt(id.slice(0, 6), 16) + 2,
      state: 'published',
      reason: MARK,
      catalogue_version: 1,
      content: JSON.stringify(content),
      prev_hash: '',
      hash: '',
      created_at: app.clock.now(),
      published_at: app.clock.now(),
    })
    .execute()
  return id
}
