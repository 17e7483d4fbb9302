import type { Insertable } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { monthsLater } from '#kernel/calendar/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import type { Actor } from '#kernel/access/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { organisationsById } from '#kernel/people/server/index.ts'
import { districtOf, levelOf } from '#kernel/territory/index.ts'
import { translate } from '#platform/i18n.ts'
import { invalid } from '#platform/error.ts'
import { isOnTime } from '../rules.ts'
import { beginCase } from './begin-case.ts'
import type { ReportInDb, ReportInDeps } from './report-in-deps.ts'
import { sealName } from './seal-name.ts'
import { readSettings } from './settings-handlers.ts'

export interface NewRegistration {
  kind: 'unit' | 'member'
  /** Of a person. */
  name: string | null
  personId: string | null
  organisationId: string
  organisationName: string
  community: { code: string; name: string } | null
  /** Where the case lies while the community is not known. */
  areaCode: string
  reason: 'joined' | 'moved' | 'register'
  happenedOn: string
  offers: readonly string[]
  offerWords: string
  willing: readonly string[]
  next: 'offered' | 'expected' | 'confirming' | 'placing'
  previousId: string | null
  actor: Actor
}

type Row = Insertable<DB['report_in.registration']>

/** The row of a registration, with the day it is due and whether it came in time (C41). */
export async function registrationRow(
  db: ReportInDb,
  given: NewRegistration,
  at: { now: Date; crypto: ReportInDeps['crypto'] },
) {
  const today = shanghaiDate(at.now)
  if (given.happenedOn > today) throw invalid('happenedOn', 'report-in.in_the_future')
  const runs = given.kind === 'member' && given.reason !== 'register'
  const dueOn = runs ? monthsLater(given.happenedOn, (await readSettings(db)).months) : null
  const reportedOn = given.next === 'expected' ? null : today
  return {
    district: districtOf(given.areaCode),
    id: newId(at.now),
    kind: given.kind,
    state: given.next,
    person_id: given.personId,
    organisation_id: given.organisationId,
    area_code: given.areaCode,
    community_code: given.community?.code ?? null,
    ...(given.name === null ? {} : sealName(at.crypto, given.name)),
    offers: [...given.offers],
    offer_words: given.offerWords,
    willing: [...given.willing],
    reason: given.reason,
    happened_on: given.happenedOn,
    due_on: dueOn,
    reported_on: reportedOn,
    on_time: dueOn === null || reportedOn === null ? null : isOnTime(reportedOn, dueOn),
    previous_id: given.previousId,
    created_at: at.now,
    updated_at: at.now,
  } satisfies Row
}

/** Writes a registration and begins its case, in one transaction. */
export async function writeRegistration(ctx: Pick<Ctx, 'tx' | 'now'>, given: NewRegistration, deps: ReportInDeps) {
  const { tx } = ctx
  const row = await registrationRow(tx.db, given, { now: ctx.now, crypto: deps.crypto })
  const caseId = newId(ctx.now)
  tx.gather(tx.db.insertInto('report_in.registration').values({ ...row, case_id: caseId }))
  await beginCase(tx, {
    procedure: `${given.kind}_report_in`,
    subjectKind: 'registration',
    subjectId: row.id,
    caseId,
    district: row.district,
    areaCode: given.areaCode,
    // Whoever sees the title in passing learns a unit, not a person.
    title: translate('zh', `report-in:titles.${given.kind}`, { unit: given.organisationName }),
    place: given.community?.name ?? '',
    organisationId: given.organisationId,
    next: given.next,
    requesterId: given.personId,
    actor: given.actor,
  })
  await tx.flush()
  return { district: row.district, id: row.id }
}

/** A community in force, named; anything else is refused at the field. */
export async function openCommunity(db: ReportInDb, code: string, now: Date): Promise<{ code: string; name: string }> {
  const area = await db
    .selectFrom('territory.area')
    .select(['code', 'name', 'valid_to'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (!area || levelOf(code) !== 'community' || (area.valid_to !== null && area.valid_to <= shanghaiDate(now)))
    throw invalid('communityCode', 'report-in.community_unknown')
  return { code: area.code, name: area.name }
}

/** A unit in force; anything else is refused at the field. */
export async function openUnit(db: ReportInDb, id: string, now: Date) {
  const [unit] = await organisationsById(db as never, { ids: [id], at: now })
  if (!unit) throw invalid('organisationId', 'report-in.unit_unknown')
  return unit
}

/** Kinds of service must be ones the city knows. */
export async function checkOffers(ctx: Pick<Ctx, 'tx'>, offers: readonly string[], { ports }: ReportInDeps) {
  if (offers.length === 0) return
  const known = new Set((await ports.listServiceFields(ctx.tx.db)).map(field => field.code))
  if (offers.some(code => !known.has(code))) throw invalid('offers', 'report-in.offer_unknown')
}
