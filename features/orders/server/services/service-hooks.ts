import type { CaseHooks, Installed } from '#kernel/workflow/server/index.ts'
import { organisationsFor } from '#kernel/people/server/index.ts'
import { DomainError, invalid } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { planForm, sortForm } from '../../need-procedure.ts'
import { serviceProcedures } from '../../procedures.ts'
import { publishForm } from '../../wish-procedure.ts'
import { heldClaim, isMine } from './claim-store.ts'
import type { OrdersPorts } from './service-ctx.ts'
import { checkField } from './service-fields.ts'

type Intent = Parameters<NonNullable<CaseHooks['beforeAct']>>[1]

/** No photo is ever asked for; the procedures say themselves how long a case may be reopened. */
const facts: CaseHooks['facts'] = async () => ({ photoRequired: false, reopenDays: 0 })

/** The procedures of this part, with what only it can know to be wrong. */
export function servicesInstalled(listServiceFields: OrdersPorts['listServiceFields']): readonly Installed[] {
  const beforeAct = (tx: Tx, intent: Intent) => guard(tx, intent, listServiceFields)
  return serviceProcedures.map(procedure => ({ procedure, hooks: { facts, beforeAct } }))
}

async function guard(tx: Tx, intent: Intent, list: OrdersPorts['listServiceFields']): Promise<void> {
  const { action, form } = intent
  const category = action === 'sort' ? sortForm.safeParse(form).data?.category : undefined
  const published = action === 'publish' ? publishForm.safeParse(form).data?.category : undefined
  await checkField(tx, list, { code: category ?? published, field: 'form.category' })
  if (action === 'plan') await guardItem(tx, intent)
  if (action === 'dispatch' || action === 'offer') await guardUnit(tx, intent)
  if (action === 'confirm' || action === 'pass') await guardConfirmer(tx, intent)
}

async function guardItem(tx: Tx, { case: row, form }: Intent): Promise<void> {
  const itemId = planForm.safeParse(form).data?.itemId
  if (itemId === undefined) return
  const item = await tx.db
    .selectFrom('orders.menu_item')
    .select('area_code')
    .where('district', '=', row.district)
    .where('id', '=', itemId)
    .executeTakeFirst()
  const related =
    item && (row.area_code.startsWith(item.area_code) || item.area_code.startsWith(row.area_code.slice(0, 12)))
  if (!related) throw invalid('form.itemId', 'orders.item_unknown')
}

/** Units of the area, on the way up from it, or anywhere under its community: partners are neighbours. */
async function guardUnit(tx: Tx, { case: row, form }: Intent): Promise<void> {
  const id = form.leadOrganisationId
  if (typeof id !== 'string') return
  const near = await organisationsFor(tx.db, { areaCode: row.area_code, at: tx.now })
  if (near.some(one => one.id === id)) return
  const inStreet = await tx.db
    .selectFrom('people.organisation')
    .select('id')
    .where('id', '=', id)
    .where('area_code', '>=', row.district)
    .where('area_code', '<', `${row.district}~`)
    .executeTakeFirst()
  if (!inStreet) throw invalid('form.leadOrganisationId', 'orders.provider_unknown')
}

/** A unit's colleague, or whoever holds the claim, does not confirm what they did themselves. */
async function guardConfirmer(tx: Tx, { case: row, actor }: Intent): Promise<void> {
  if (row.subject_kind === 'need') return
  const claim = await heldClaim(tx.db, { district: row.district, id: row.subject_id })
  if (isMine(actor, claim)) throw new DomainError('orders.handled_by_you', { status: 403 })
}
