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

/** A seat in term, a meeting of a day ago, and an item it fixed; at `assigned` of the company of the property manager. */
export async function insertCoBuilding(
  app: TestApp,
  at: { name: string; areaCode: string; organisationId: string; mark: string },
): Promise<{ seatId: string; meetingId: string; itemId: string }> {
  const [seatId, meetingId, itemId] = [randomUUID(), randomUUID(), randomUUID()]
  const owner = at.name === 'assigned' ? ((await companyOf(app)) ?? at.organisationId) : at.organisationId
  const [district, area_code, created_at] = [at.areaCode.slice(0, 6), at.areaCode, app.clock.now()]
  const seat = await insertCase(app, { procedure: 'part_time_member', state: 'seated', subjectId: seatId, ...at })
  const item = await insertCase(app, { procedure: 'co_building_item', state: 'under_way', subjectId: itemId, ...at })
  await app.db
    .insertInto('partners.seat')
    .values({
      ...{ district, id: seatId, case_id: seat, area_code, committee_id: at.organisationId, organisation_id: owner },
      ...{ valid_from: '2026-01-01', valid_to: '2030-01-01', state: 'seated', created_at },
    })
    .execute()
  await app.db
    .insertInto('partners.joint_meeting')
    .values({
      ...{ district, id: meetingId, area_code, title: at.mark, held_on: '2026-09-01', place: at.mark },
      ...{ created_at, updated_at: created_at },
    })
    .execute()
  await app.db
    .insertInto('partners.joint_meeting_attendance')
    .values({ district, meeting_id: meetingId, organisation_id: owner })
    .execute()
  await app.db
    .insertInto('partners.co_building_item')
    .values({
      ...{ district, id: itemId, case_id: item, meeting_id: meetingId, area_code, organisation_id: owner },
      ...{ title: at.mark, what: at.mark, due_on: '2030-01-01', state: 'under_way', created_at },
    })
    .execute()
  return { seatId, meetingId, itemId }
}

async function insertCase(
  app: TestApp,
  at: { procedure: string; state: string; subjectId: string; areaCode: string; mark: string },
): Promise<string> {
  const id = randomUUID()
  const now = app.clock.now()
  await app.db
    .insertInto('workflow.case')
    .values({
      ...{ district: at.areaCode.slice(0, 6), id, area_code: at.areaCode, title: at.mark, number: id },
      ...{ procedure: at.procedure, procedure_version: 1, state: at.state, bucket: 'handle' },
      ...{ subject_kind: at.procedure, subject_id: at.subjectId, last_seq: 1, head_hash: '' },
      ...{ opened_at: now, clock_started_at: now, updated_at: now },
    })
    .execute()
  return id
}
