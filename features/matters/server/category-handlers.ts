import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { requireCity } from './area-reach.ts'
import type { MattersHandlers } from './matters-ctx.ts'
import { readCategories, readFields } from './category-store.ts'
import type { CategoryView } from '../shapes.ts'

/** The work-item list is one for the city: whoever may edit it edits it for all. */
export const categoryHandlers = {
  async listCategories({ query }, ctx) {
    const today = shanghaiDate(ctx.now)
    const forResident = ctx.actor.kind === 'resident'
    const shown = (await readCategories(ctx.tx.db)).filter(
      item => (item.residents || !forResident) && (query.ended || item.validTo === null || item.validTo > today),
    )
    const fields = await readFields(ctx.tx.db)
    return { fields: fields.map(field => ({ ...field, items: shown.filter(item => item.field === field.id) })) }
  },
  async createCategory({ body }, ctx) {
    requireCity(ctx)
    const { db } = ctx.tx
    const fieldId = body.id.slice(0, body.id.indexOf('.'))
    if (!(await readFields(db)).some(field => field.id === fieldId)) throw invalid('id', 'matters.field_unknown')
    const taken = await db.selectFrom('matters.category').select('id').where('id', '=', body.id).executeTakeFirst()
    if (taken) throw new DomainError('matters.category_exists', { field: 'id' })
    await db
      .insertInto('matters.category')
      .values({ id: body.id, parent_id: fieldId, field: fieldId, ...columnsOf(body) })
      .execute()
    record(ctx, 'category.created', body.id)
    return one(ctx.tx, body.id)
  },
  async editCategory({ params, body }, ctx) {
    requireCity(ctx)
    const { requestId: _, validTo, ...changes } = body
    const known = await editable(ctx.tx, params.id)
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    await ctx.tx.db
      .updateTable('matters.category')
      .set({ ...columnsOf({ ...known, ...given }), valid_to: validTo === undefined ? known.validTo : validTo })
      .where('id', '=', params.id)
      .execute()
    record(ctx, 'category.edited', params.id, { ...changes, validTo })
    return one(ctx.tx, params.id)
  },
  async listStandardClasses(_input, ctx) {
    const rows = await ctx.tx.db
      .selectFrom('matters.standard_class as s')
      .leftJoin('matters.category_class as l', join =>
        join
          .onRef('l.standard_ref', '=', 's.standard_ref')
          .onRef('l.kind', '=', 's.kind')
          .onRef('l.code', '=', 's.code'),
      )
      .select(['s.standard_ref', 's.kind', 's.code', 's.name', 's.local_extension'])
      .select(eb =>
        eb.fn
          .agg<string[] | null>('array_agg', ['l.category_id'])
          .filterWhere('l.category_id', 'is not', null)
          .as('ids'),
      )
      .groupBy(['s.standard_ref', 's.kind', 's.code', 's.name', 's.local_extension'])
      .orderBy('s.standard_ref')
      .orderBy('s.kind')
      .orderBy('s.code')
      .execute()
    return {
      classes: rows.map(row => ({
        standardRef: row.standard_ref,
        kind: row.kind,
        code: row.code,
        name: row.name,
        localExtension: row.local_extension,
        categoryIds: row.ids ?? [],
      })),
    }
  },
} satisfies Partial<MattersHandlers>

type Writable = Pick<
  CategoryView,
  'name' | 'nameEn' | 'keywords' | 'urgency' | 'reopenDays' | 'photoRequired' | 'residents' | 'position'
> & {
  nearMetres?: number | undefined
  nearDays?: number | undefined
  nearShown?: boolean | undefined
}

function columnsOf(input: Writable) {
  return {
    name: input.name,
    name_en: input.nameEn,
    keywords: input.keywords,
    urgency: input.urgency,
    reopen_days: input.reopenDays,
    photo_required: input.photoRequired,
    residents: input.residents,
    near_metres: input.nearMetres ?? 60,
    near_days: input.nearDays ?? 30,
    near_shown: input.nearShown ?? false,
    position: input.position,
  }
}

/** The item as it is, locked: fields are merged, so two editors must not read at once. */
async function editable(tx: Tx, id: string): Promise<CategoryView> {
  await tx.db.selectFrom('matters.category').select('id').where('id', '=', id).forUpdate().execute()
  return one(tx, id)
}

async function one(tx: Tx, id: string): Promise<CategoryView> {
  const [view] = await readCategories(tx.db, { ids: [id] })
  if (!view) throw notFound()
  return view
}

function record(
  ctx: { tx: Tx; actor: { personId: string; name: string } },
  event: string,
  id: string,
  details: Record<string, unknown> = {},
): void {
  writeAudit(ctx.tx, {
    district: NO_DISTRICT,
    actor: ctx.actor,
    event,
    subjectKind: 'category',
    subjectId: id,
    details,
  })
}
