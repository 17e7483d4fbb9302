import { writeAudit } from '#kernel/audit/server/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { Db } from '#platform/db/index.ts'
import { shippedClasses, shippedFields } from '../../dictionary.ts'
import { type PartnerClass, type ServiceFieldView, takes } from '../../shapes.ts'
import type { PartnersDb } from './partner-rows.ts'

/** The shipped classes and fields an installation lacks; what a city has changed stays. May run any number of times. */
export async function ensureDictionary(db: Db): Promise<void> {
  await db
    .insertInto('partners.class')
    .values(shippedClasses.map((one, position) => ({ ...one, position })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await db
    .insertInto('partners.service_field')
    .values(shippedFields.map((one, position) => ({ ...one, categories: [...one.categories], position })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function readClasses(db: PartnersDb): Promise<PartnerClass[]> {
  const rows = await db.selectFrom('partners.class').selectAll().orderBy('position').orderBy('code').execute()
  return rows.map(({ code, zh, en, takes: kind, valid_to: validTo }) => ({
    code,
    zh,
    en,
    takes: takes.find(one => one === kind) ?? 'both',
    validTo,
  }))
}

export async function readFields(db: PartnersDb): Promise<ServiceFieldView[]> {
  const rows = await db.selectFrom('partners.service_field').selectAll().orderBy('position').orderBy('code').execute()
  return rows.map(({ code, zh, en, categories, valid_to: validTo }) => ({ code, zh, en, categories, validTo }))
}

/** What new partners may choose today. */
export async function inForceToday(db: PartnersDb, now: Date) {
  const date = shanghaiDate(now)
  const open = <T extends { validTo: string | null }>(all: T[]) =>
    all.filter(({ validTo }) => validTo === null || validTo > date)
  return { classes: open(await readClasses(db)), fields: open(await readFields(db)) }
}

const LAST = 10_000

/** Adds or changes; a new one comes last. */
export async function putClass(ctx: Ctx, one: PartnerClass): Promise<PartnerClass> {
  const { code, zh, en, takes: kind, validTo: valid_to } = one
  await ctx.tx.db
    .insertInto('partners.class')
    .values({ code, zh, en, takes: kind, valid_to, position: LAST })
    .onConflict(conflict => conflict.column('code').doUpdateSet({ zh, en, takes: kind, valid_to }))
    .execute()
  record(ctx, 'partner_class.edited', one)
  return { code, zh, en, takes: kind, validTo: valid_to }
}

export async function putField(ctx: Ctx, one: ServiceFieldView): Promise<ServiceFieldView> {
  const { code, zh, en, categories, validTo: valid_to } = one
  await ctx.tx.db
    .insertInto('partners.service_field')
    .values({ code, zh, en, categories, valid_to, position: LAST })
    .onConflict(conflict => conflict.column('code').doUpdateSet({ zh, en, categories, valid_to }))
    .execute()
  record(ctx, 'service_field.edited', one)
  return { code, zh, en, categories, validTo: valid_to }
}

function record(ctx: Ctx, event: string, one: { code: string; zh: string; validTo: string | null }): void {
  const details = { name: one.zh, validTo: one.validTo }
  writeAudit(ctx.tx, {
    district: NO_DISTRICT,
    actor: ctx.actor,
    event,
    subjectKind: 'dictionary',
    subjectId: one.code,
    details,
  })
}
