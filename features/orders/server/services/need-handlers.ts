import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { type ExportList, exportList } from '#kernel/desk/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { districtOf, levelOf } from '#kernel/territory/index.ts'
import { getCase, openCase } from '#kernel/workflow/server/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import { contract } from '../../contract.ts'
import type { needSources } from '../../service-shapes.ts'
import { titleOf } from '../../titles.ts'
import { NARROW } from './menu-edit.ts'
import { caseFields, caseOfSubject, listCasesOf, type NamedCase } from './service-cases.ts'
import type { OrdersDb } from '../orders-db.ts'
import type { OrdersDeps, OrdersHandlers } from './service-ctx.ts'
import { checkField } from './service-fields.ts'

type Line = z.input<typeof contract.routes.listNeeds.reply>['items'][number]
type Query = z.output<typeof contract.routes.listNeeds.query>

export async function listNeeds(ctx: Pick<Parameters<ExportList['page']>[1], 'tx' | 'scope' | 'now'>, query: Query) {
  const { source } = query
  const more = source
    ? [
        sql<boolean>`exists (select 1 from orders.service_need as n where n.district = c.district
          and n.id = c.subject_id and n.source_kind = ${source})`,
      ]
    : []
  const { rows, ...page } = await listCasesOf(ctx.tx.db, ctx.scope, { kind: 'need', query, now: ctx.now, more })
  const needs = await needsOf(ctx.tx.db, rows)
  return { ...page, items: rows.flatMap(row => lineOf(row, needs.get(row.subject_id), ctx.now)) }
}

export function needHandlers(deps: OrdersDeps) {
  return {
    collectNeed: ({ body }, ctx) => collectNeed(ctx, body, deps),
    listNeeds: ({ query }, ctx) => listNeeds(ctx, query),
    async getNeed({ params }, ctx) {
      const row = await caseOfSubject(ctx.tx.db, ctx.scope, { kind: 'need', ...params })
      const need = row && (await needsOf(ctx.tx.db, [row])).get(row.subject_id)
      const [line] = row ? lineOf(row, need, ctx.now) : []
      if (!row || !need || !line) throw notFound()
      return { ...line, words: need.words, case: await getCase(ctx, { district: row.district, caseId: row.id }) }
    },
  } satisfies Partial<OrdersHandlers>
}

async function collectNeed(ctx: Ctx, body: z.output<typeof contract.routes.collectNeed.body>, deps: OrdersDeps) {
  if (!ctx.reaches(body.areaCode)) throw notFound()
  if (!NARROW.includes(levelOf(body.areaCode))) throw invalid('areaCode', 'orders.too_wide')
  await checkField(ctx.tx, deps.listServiceFields, { code: body.field, field: 'field' })
  const district = districtOf(body.areaCode)
  const need = {
    district,
    id: newId(ctx.now),
    caseId: newId(ctx.now),
    number: await deps.numbers.take(ctx.tx, district, 'need'),
  }
  ctx.tx.gather(
    ctx.tx.db.insertInto('orders.service_need').values({
      ...{ district, id: need.id, case_id: need.caseId, number: need.number, area_code: body.areaCode },
      ...{ words: body.words, source_kind: body.sourceKind, source_number: body.sourceNumber ?? null },
      ...{ field: body.field ?? null, collected_by: ctx.actor.personId, created_at: ctx.now },
    }),
  )
  await openCase(ctx.tx, {
    procedure: 'service_need',
    actor: ctx.actor,
    subject: {
      ...{ district, id: need.caseId, subjectKind: 'need', subjectId: need.id, number: need.number },
      ...{ title: titleOf(body.words), place: '', areaCode: body.areaCode, category: body.field ?? null },
      ...{ urgency: 'normal', requesterId: ctx.actor.personId },
    },
  })
  return need
}

async function needsOf(db: OrdersDb, rows: readonly NamedCase[]) {
  if (rows.length === 0) return new Map<string, never>()
  const keys = rows.map(row => sql`(${row.district}, ${row.subject_id}::uuid)`)
  const found = await db
    .selectFrom('orders.service_need as n')
    .leftJoin('orders.menu_item as i', join =>
      join.onRef('i.district', '=', 'n.district').onRef('i.id', '=', 'n.item_id'),
    )
    .select(['n.id', 'n.words', 'n.source_kind', 'n.source_number', 'i.id as item_id', 'i.title as item_title'])
    .where(sql<boolean>`(n.district, n.id) in (${sql.join(keys)})`)
    .execute()
  return new Map(found.map(need => [need.id, need]))
}

interface NeedRow {
  source_kind: string
  source_number: string | null
  item_id: string | null
  item_title: string | null
}

function lineOf(row: NamedCase, need: NeedRow | undefined, now: Date): Line[] {
  if (!need) return []
  const { item_id: id, item_title: title } = need
  return [
    {
      ...caseFields(row, now),
      sourceKind: need.source_kind as (typeof needSources)[number],
      sourceNumber: need.source_number,
      item: id !== null && title !== null ? { id, title } : null,
    },
  ]
}

const field = (key: string, width: number) => ({ key, title: `orders:fields.${key}`, width })

export const needsList: ExportList = exportList({
  list: 'service-needs',
  route: contract.routes.listNeeds,
  read: (query, ctx) => listNeeds(ctx, query),
  columns: [
    { ...field('number', 22), value: row => row.number },
    { ...field('title', 40), value: row => row.title },
    { ...field('state', 12), value: (row, say) => say(`orders:procedures.service_need.states.${row.state}`) },
    { ...field('area', 18), value: row => row.area.name },
    { ...field('field', 14), value: row => row.field },
    { ...field('source', 12), value: (row, say) => say(`orders:needSources.${row.sourceKind}`) },
    { ...field('sourceNumber', 22), value: row => row.sourceNumber },
    { ...field('item', 30), value: row => row.item?.title ?? null },
    { ...field('openedAt', 18), value: row => new Date(row.openedAt) },
    { ...field('dueAt', 18), value: row => (row.dueAt ? new Date(row.dueAt) : null) },
  ],
})
