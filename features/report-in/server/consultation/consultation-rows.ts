import { type Expression, type SqlBool, sql } from 'kysely'
import { can, type Actor, type Scope } from '#kernel/access/index.ts'
import { maskName, shanghaiDate } from '#kernel/people/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Consultation } from '../../consultation-contract.ts'
import type { ReportInDb } from '../report-in-deps.ts'
import { openName } from '../seal-name.ts'

/** Every consultation with the names of what it mentions. */
export function consultationRows(db: ReportInDb) {
  return db
    .selectFrom('report_in.consultation as c')
    .innerJoin('people.organisation as b', 'b.id', 'c.asking_organisation_id')
    .innerJoin('territory.area as a', 'a.code', 'c.area_code')
    .leftJoin('report_in.registration as r', join =>
      join.onRef('r.district', '=', 'c.district').onRef('r.id', '=', 'c.registration_id'),
    )
    .leftJoin('people.organisation as o', 'o.id', 'r.organisation_id')
    .select(['c.district', 'c.id', 'c.state', 'c.asking_organisation_id', 'c.asked_by', 'c.person_id', 'c.area_code'])
    .select(['c.purpose', 'c.period_from', 'c.period_to', 'c.last_day', 'c.questions', 'c.case_id'])
    .select(['c.alg as answers_alg', 'c.key_id as answers_key_id', 'c.answers_cipher'])
    .select(['c.own_alg', 'c.own_key_id', 'c.own_cipher'])
    .select(['c.answered_on', 'c.delete_on', 'c.forgotten_at', 'c.created_at'])
    .select(['b.name as body', 'a.name as community', 'o.name as unit'])
    .select(['r.alg', 'r.key_id', 'r.name_cipher', 'r.acting_person_id'])
}

export type ConsultationRow = Awaited<ReturnType<ReturnType<typeof consultationRows>['executeTakeFirstOrThrow']>>

/** By the community's place, by the asking body, or because the reader asked. */
export function consultationsWithin(scope: Scope, actor: Pick<Actor, 'personId'>): Expression<SqlBool> {
  const parts = [
    ...scope.areas.map(area => underArea(area.code, 'c.area_code')),
    ...scope.organisations.map(
      ({ organisationId }) => sql<SqlBool>`c.asking_organisation_id = ${organisationId}::uuid`,
    ),
    sql<SqlBool>`c.asked_by = ${actor.personId}::uuid`,
  ]
  return sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

/** Whoever asked, and everybody with a post in the body they asked for. */
export function isAskingBody(row: Pick<ConsultationRow, 'asked_by' | 'asking_organisation_id'>, actor: Actor): boolean {
  return row.asked_by === actor.personId || actor.organisations.includes(row.asking_organisation_id)
}

export function answersFor(row: Pick<ConsultationRow, 'area_code'>, actor: Actor): boolean {
  return can(actor, 'consultation.answer', { areaCode: row.area_code, caseType: null })
}

export function toConsultation(row: ConsultationRow, { actor, crypto }: { actor: Actor; crypto: CryptoProvider }) {
  const name = openName(crypto, row)
  const near = isAskingBody(row, actor) || answersFor(row, actor)
  return {
    district: row.district,
    id: row.id,
    state: row.state as Consultation['state'],
    askingBody: { id: row.asking_organisation_id, name: row.body },
    community: { code: row.area_code, name: row.community },
    name: name === null || near ? name : maskName(name),
    unit: row.unit,
    purpose: row.purpose,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    lastDay: row.last_day,
    askedOn: shanghaiDate(row.created_at),
    answeredOn: row.answered_on,
    deleteOn: row.delete_on,
    forgotten: row.forgotten_at !== null,
    caseId: row.case_id,
  } satisfies Consultation
}
