import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import type { ExportList } from '#kernel/desk/server/index.ts'
import { getCase } from '#kernel/workflow/server/index.ts'
import { notFound } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import type { contract } from '../../contract.ts'
import { claimsOf } from './claim-store.ts'
import { caseFields, caseOfSubject, listCasesOf, type NamedCase, ownScope, stateText } from './service-cases.ts'
import type { OrdersDb } from '../orders-db.ts'
import type { Key } from './service-ctx.ts'
import { detailOf } from './service-detail.ts'

type Query = z.output<typeof contract.routes.listWishes.query>
type Line = z.input<typeof contract.routes.listWishes.reply>['items'][number]
type Reader = Pick<Parameters<ExportList['page']>[1], 'tx' | 'scope' | 'now' | 'locale'>

export async function listWishes(ctx: Reader, query: Query) {
  const { rows, ...page } = await listCasesOf(ctx.tx.db, ctx.scope, { kind: 'wish', query, now: ctx.now })
  return { ...page, items: await linesOf(ctx, rows) }
}

/** What I wished for, whatever the place. */
export async function listMyWishes(ctx: Ctx, query: { cursor?: string | undefined; limit: number }) {
  const scope = ownScope(ctx.actor.personId)
  const { rows, next } = await listCasesOf(ctx.tx.db, scope, { kind: 'wish', query, now: ctx.now })
  const lines = await linesOf(ctx, rows)
  const items = lines.map(line => ({
    ...line,
    stateText: stateText({ procedure: 'micro_wish', state: line.state }, ctx.locale),
    awaitsMe: line.state === 'confirming',
  }))
  return { items, next }
}

export async function getWish(ctx: Ctx, key: Key) {
  const row = await caseOfSubject(ctx.tx.db, ctx.scope, { kind: 'wish', ...key })
  const [line] = row ? await linesOf(ctx, [row]) : []
  const wish = row && (await wishesOf(ctx.tx.db, [key])).get(key.id)
  if (!row || !line || !wish) throw notFound()
  return {
    ...line,
    words: wish.words,
    publicWords: wish.public_words,
    ...(await detailOf(ctx, row)),
    case: await getCase(ctx, { district: row.district, caseId: row.id }),
  }
}

async function linesOf(ctx: Pick<Reader, 'tx' | 'now' | 'locale'>, rows: readonly NamedCase[]): Promise<Line[]> {
  const keys = rows.map(row => ({ district: row.district, id: row.subject_id }))
  const wishes = await wishesOf(ctx.tx.db, keys)
  const claims = await claimsOf(ctx.tx.db, keys)
  return rows.flatMap(row => {
    const wish = wishes.get(row.subject_id)
    const claim = claims.get(row.subject_id)
    if (!wish) return []
    return [
      {
        ...caseFields(row, ctx.now),
        forWhom: wish.for_whom as Line['forWhom'],
        shownName: wish.shown_name,
        publishedAt: wish.published_at?.toISOString() ?? null,
        holder: claim ? (claim.organisation ?? translate(ctx.locale, 'orders:neighbour')) : null,
      },
    ]
  })
}

async function wishesOf(db: OrdersDb, keys: readonly Key[]) {
  if (keys.length === 0) return new Map<string, never>()
  const pairs = keys.map(key => sql`(${key.district}, ${key.id}::uuid)`)
  const found = await db
    .selectFrom('orders.wish')
    .select(['id', 'words', 'public_words', 'for_whom', 'shown_name', 'published_at'])
    .where(sql<boolean>`(district, id) in (${sql.join(pairs)})`)
    .execute()
  return new Map(found.map(wish => [wish.id, wish]))
}
