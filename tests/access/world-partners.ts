import { randomUUID } from 'node:crypto'
import type { TestApp } from '#apps/server/testing.ts'

/** In the register of an area: a person, whom nobody who asks is; at `assigned` the company of the property manager. */
export async function insertPartner(
  app: TestApp,
  at: { name: string; district: string; areaCode: string; personId: string; mark: string },
): Promise<string> {
  const [id, caseId] = [randomUUID(), randomUUID()]
  const { district, areaCode: area_code } = at
  const who = at.name === 'assigned' ? { organisation_id: await companyOf(app) } : { person_id: at.personId }
  const now = app.clock.now()
  await app.db
    .insertInto('workflow.case')
    .values({
      ...{ district, id: caseId, area_code, title: at.mark, number: caseId },
      ...{ procedure: 'partner_resident', procedure_version: 1, state: 'registered', bucket: 'handle' },
      ...{ subject_kind: 'partner', subject_id: id, last_seq: 1, head_hash: '' },
      ...{ opened_at: now, clock_started_at: now, updated_at: now },
    })
    .execute()
  await app.db
    .insertInto('partners.partner')
    .values({
      ...{ district, id, case_id: caseId, ...who, called: at.mark, area_code, state: 'registered' },
      ...{ classes: ['resident'], fields: ['repair'], areas: [area_code], created_at: now, updated_at: now },
    })
    .execute()
  return id
}

async function companyOf(app: TestApp): Promise<string | null> {
  const post = await app.db
    .selectFrom('people.post as post')
    .innerJoin('auth.user as user', 'user.person_id', 'post.person_id')
    .select('post.organisation_id')
    .where('user.username', '=', 'property')
    .executeTakeFirstOrThrow()
  return post.organisation_id
}

/** A draft of an area. */
export async function insertProgramme(app: TestApp, area_code: string): Promise<string> {
  const id = randomUUID()
  const [district, at] = [area_code.slice(0, 6), app.clock.now()]
  const text = { zh: '矩阵', en: 'Matrix' }
  const content = { name: text, motto: text, lines: [{ key: 'one', name: text, words: text }] }
  await app.db
    .insertInto('partners.programme')
    .values({
      ...{ district, id, area_code, state: 'draft', name_zh: text.zh, name_en: text.en },
      ...{ created_at: at, updated_at: at },
    })
    .execute()
  await app.db
    .insertInto('partners.programme_version')
    .values({
      ...{ district, programme_id: id, version: 1, content: JSON.stringify(content) },
      ...{ edited_by: text.zh, edited_at: at },
    })
    .execute()
  return id
}

/** A demonstration point, and a transition with nothing left to hand over, of an organisation of the area. */
export async function insertShapes(
  app: TestApp,
  at: { areaCode: string; organisationId: string },
): Promise<{ demonstrationId: string; transitionId: string }> {
  const [demonstrationId, transitionId] = [randomUUID(), randomUUID()]
  const common = {
    ...{ district: at.areaCode.slice(0, 6), area_code: at.areaCode, organisation_id: at.organisationId },
    created_at: app.clock.now(),
  }
  await app.db
    .insertInto('partners.demonstration')
    .values({ ...common, id: demonstrationId, title: '矩阵', since: '2026-01-01' })
    .execute()
  await app.db
    .insertInto('partners.transition')
    .values({ ...common, id: transitionId, predecessor: '矩阵村', ends_on: '2030-01-01' })
    .execute()
  return { demonstrationId, transitionId }
}
