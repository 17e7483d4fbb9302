import { randomUUID } from 'node:crypto'
import type { TestApp, TestReply } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../contract.ts'

/** A complete offer at an area; give what matters to the test. */
export function anOffer(areaCode: string, more: object = {}) {
  return {
    requestId: randomUUID(),
    areaCode,
    areas: [areaCode],
    classes: ['charity'],
    fields: ['repair'],
    ...more,
  }
}

export function ok<T>(reply: TestReply): T {
  if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body as T
}

export async function seatOf(app: TestApp, username: string) {
  const row = await app.db
    .selectFrom('auth.user as u')
    .leftJoin('people.post as p', 'p.person_id', 'u.person_id')
    .select(['u.person_id', 'p.area_code', 'p.organisation_id'])
    .where('u.username', '=', username)
    .executeTakeFirstOrThrow()
  return { personId: row.person_id ?? '', areaCode: row.area_code ?? '', organisationId: row.organisation_id ?? '' }
}

interface Case {
  district: string
  id: string
  subjectId: string
  state: string
}

/** Takes a step of a case as somebody; answers with the case as it is then. */
export async function act(
  app: TestApp,
  username: string,
  on: Case,
  { name, ...more }: { name: string; note?: string; form?: Record<string, unknown> },
): Promise<TestReply> {
  return app.as(username).call(workflow.routes.actOnCase, {
    params: { district: on.district, id: on.id, name },
    body: { requestId: randomUUID(), ...more },
  })
}

/** The resident applies for themselves. */
export async function residentApplies(app: TestApp, areaCode: string, more: object = {}): Promise<Case> {
  const body = anOffer(areaCode, { called: '王老师', ...more })
  return ok(await app.as('resident').call(contract.routes.applyAsPartner, { body } as never))
}

/** The property company is invited and agrees. */
export async function companyJoins(app: TestApp, areaCode: string, more: object = {}): Promise<Case> {
  const { organisationId } = await seatOf(app, 'property')
  const body = anOffer(areaCode, { classes: ['property'], organisationId, listed: true, ...more })
  const invited: Case = ok(await app.as('dispatcher').call(contract.routes.invitePartner, { body } as never))
  ok(await act(app, 'property', invited, { name: 'agree' }))
  return invited
}

/** Nobody ever joined: each test begins with its own register. */
export async function emptyRegister({ db }: TestApp): Promise<void> {
  await db.deleteFrom('partners.partner').execute()
  const cases = await db.selectFrom('workflow.case').select('id').where('subject_kind', '=', 'partner').execute()
  const ids = cases.map(row => row.id)
  if (ids.length === 0) return
  await db.deleteFrom('workflow.clock').where('case_id', 'in', ids).execute()
  await db.deleteFrom('workflow.assignment').where('case_id', 'in', ids).execute()
  await db.deleteFrom('workflow.action').where('case_id', 'in', ids).execute()
  await db.deleteFrom('workflow.case').where('id', 'in', ids).execute()
}
