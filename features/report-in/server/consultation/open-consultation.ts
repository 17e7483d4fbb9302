import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { isUnder } from '#kernel/access/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { sendNotice } from '#kernel/notify/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { districtOf, levelOf } from '#kernel/territory/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { DomainError, invalid } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import { promotionConsultation } from '../../consultation-procedure.ts'
import type { AskedList } from '../../consultation-settings.ts'
import type { contract } from '../../contract.ts'
import { beginCase } from '../begin-case.ts'
import type { ReportInDeps } from '../report-in-deps.ts'
import { blindName } from '../seal-name.ts'
import { openCommunity } from '../write-registration.ts'
import { readConsultationSettings } from './consultation-settings-handlers.ts'
import { consultationRows, toConsultation } from './consultation-rows.ts'

type Body = z.output<(typeof contract.routes)['openConsultation']['body']>

/** Party organisations of district or city the caller may ask for: their own, or any in the area they lead. */
export async function askingBodies(ctx: Ctx) {
  const today = shanghaiDate(ctx.now)
  const scope = ctx.scopeFor('consultation.ask')
  const rows = await ctx.tx.db
    .selectFrom('people.organisation')
    .select(['id', 'name', 'area_code'])
    .where('kind', '=', 'party')
    .where(eb => eb.fn('length', ['area_code']), '<=', 6)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .orderBy('name')
    .limit(500)
    .execute()
  return rows.filter(
    row =>
      ['district', 'city'].includes(levelOf(row.area_code)) &&
      (scope.organisations.some(one => one.organisationId === row.id) ||
        scope.areas.some(area => isUnder(row.area_code, area.code))),
  )
}

/** Asks; the case goes to the community, and the person hears of it in the same moment. */
export async function openConsultation(ctx: Ctx, body: Body, deps: ReportInDeps) {
  const { tx, now, actor } = ctx
  const asking = (await askingBodies(ctx)).find(one => one.id === body.askingBodyId)
  if (!asking) throw invalid('askingBodyId', 'report-in.not_an_asking_body')
  checkDays(body, shanghaiDate(now))
  const community = await openCommunity(tx.db, body.communityCode, now)
  const list = await listToAsk(ctx)
  const person = await personOf(ctx, body, deps)
  const [id, caseId, district] = [newId(now), newId(now), districtOf(community.code)]
  const { keepDays } = await readConsultationSettings(tx.db)
  tx.gather(
    tx.db.insertInto('report_in.consultation').values({
      ...{ district, id, case_id: caseId, state: 'answering', area_code: community.code, purpose: body.purpose },
      asking_organisation_id: asking.id,
      asked_by: actor.personId,
      person_id: person.person_id,
      registration_id: person.id,
      period_from: body.periodFrom,
      period_to: body.periodTo,
      last_day: body.lastDay,
      questions: jsonb(list),
      delete_on: daysLater(body.lastDay, keepDays),
      created_at: now,
      updated_at: now,
    }),
  )
  await beginCase(tx, {
    procedure: promotionConsultation.key,
    subjectKind: 'consultation',
    subjectId: id,
    caseId,
    district,
    areaCode: community.code,
    title: translate('zh', 'report-in:titles.consultation', { body: asking.name }),
    place: community.name,
    organisationId: asking.id,
    next: 'answering',
    requesterId: null,
    actor,
  })
  await tx.flush()
  await tellAskedAbout(ctx, person.person_id, { sentence: 'asked', body: asking.name, community: community.name })
  const row = await consultationRows(tx.db)
    .where('c.district', '=', district)
    .where('c.id', '=', id)
    .executeTakeFirstOrThrow()
  return toConsultation(row, { actor, crypto: deps.crypto })
}

function checkDays({ periodFrom, periodTo, lastDay }: Body, today: string): void {
  if (periodFrom > periodTo) throw invalid('periodTo', 'report-in.period_backwards')
  if (periodTo > today) throw invalid('periodTo', 'report-in.in_the_future')
  if (lastDay <= today) throw invalid('lastDay', 'report-in.day_is_past')
  if (lastDay > daysLater(today, 60)) throw invalid('lastDay', 'report-in.day_too_far')
}

export function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

async function listToAsk(ctx: Ctx): Promise<AskedList> {
  const { aspects, scale, source } = await readConsultationSettings(ctx.tx.db)
  const written = aspects.filter(one => one.questions.length > 0)
  if (written.length === 0) throw new DomainError('report-in.no_questions')
  return { aspects: written, scale, source }
}

/** Exactly one person of that name and unit registered there, who can be told; nobody is asked about behind their back. */
async function personOf({ tx }: Ctx, body: Body, { crypto }: ReportInDeps) {
  const rows = await tx.db
    .selectFrom('report_in.registration')
    .select(['id', 'person_id'])
    .where('name_blind', '=', blindName(crypto, body.name))
    .where('organisation_id', '=', body.organisationId)
    .where('community_code', '=', body.communityCode)
    .where('kind', '=', 'member')
    .where('state', '=', 'registered')
    .limit(2)
    .execute()
  const [row] = rows
  if (!row) throw invalid('name', 'report-in.nobody_of_that_name')
  if (rows.length > 1) throw invalid('name', 'report-in.several_of_that_name')
  if (row.person_id === null) throw invalid('name', 'report-in.cannot_be_told')
  await requireNoneOpen(tx.db, { personId: row.person_id, askingBodyId: body.askingBodyId })
  return { id: row.id, person_id: row.person_id }
}

async function requireNoneOpen(db: Ctx['tx']['db'], of: { personId: string; askingBodyId: string }): Promise<void> {
  const open = await db
    .selectFrom('report_in.consultation')
    .select('id')
    .where('person_id', '=', of.personId)
    .where('asking_organisation_id', '=', of.askingBodyId)
    .where('state', 'in', ['answering', 'signing'])
    .executeTakeFirst()
  if (open) throw new DomainError('report-in.asked_already', { field: 'name' })
}

export async function tellAskedAbout(
  { tx }: Pick<Ctx, 'tx'>,
  personId: string,
  { sentence, ...params }: { sentence: 'asked' | 'asked_answered' | 'asked_over'; body: string; community: string },
): Promise<void> {
  await sendNotice(tx, {
    personIds: [personId],
    template: 'told',
    params: {
      number: '',
      titleKey: 'report-in:told.about_asked',
      sentenceKey: `report-in:told.${sentence}`,
      ...params,
    },
  })
}
