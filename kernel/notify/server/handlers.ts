import { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { invalid } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { definePart } from '#platform/http/mount.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { Tx } from '#platform/tx.ts'
import { notifyContract } from '../contract.ts'
import { channelHandlers } from './channel-handlers.ts'
import { ledgerHandlers } from './ledger.ts'
import { personOf } from './my-notifications.ts'
import type { NotifyDeps } from './notify-deps.ts'
import { preferenceHandlers } from './preference-handlers.ts'
import { renderMessage } from './render.ts'

export function notifyPart(deps: NotifyDeps) {
  return definePart<typeof notifyContract.routes, Ctx>(notifyContract, {
    ...inboxHandlers,
    ...preferenceHandlers(deps),
    ...channelHandlers(deps),
    ...ledgerHandlers,
  })
}

const inboxHandlers: Handlers<Pick<typeof notifyContract.routes, 'listMessages' | 'markRead'>, Ctx> = {
  async listMessages({ query }, ctx) {
    const personId = personOf(ctx)
    let rows = ctx.tx.db
      .selectFrom('notify.message')
      .select(['id', 'template', 'params', 'case_district', 'case_id', 'created_at', 'read_at'])
      .where('person_id', '=', personId)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
    if (query.unread) rows = rows.where('read_at', 'is', null)
    if (query.cursor) {
      const { at, id } = readCursor(query.cursor)
      rows = rows.where(eb =>
        eb.or([eb('created_at', '<', at), eb.and([eb('created_at', '=', at), eb('id', '<', id)])]),
      )
    }
    const found = await rows.execute()
    const shown = found.slice(0, query.limit)
    const last = found.length > query.limit ? shown.at(-1) : undefined
    return {
      items: shown.map(row => ({
        id: row.id,
        text: renderMessage(ctx.locale, row.template, row.params as Record<string, unknown>),
        createdAt: row.created_at.toISOString(),
        read: row.read_at !== null,
        case: row.case_id && row.case_district ? { district: row.case_district, id: row.case_id } : null,
      })),
      next: last ? encodeCursor([last.created_at.toISOString(), last.id]) : null,
      unread: await countUnread(ctx.tx, personId),
    }
  },
  async markRead({ body }, ctx) {
    const personId = personOf(ctx)
    let update = ctx.tx.db
      .updateTable('notify.message')
      .set({ read_at: ctx.now })
      .where('person_id', '=', personId)
      .where('read_at', 'is', null)
    if (body.ids && body.ids.length > 0) update = update.where('id', 'in', body.ids)
    if (!body.ids || body.ids.length > 0) await update.execute()
    return { unread: await countUnread(ctx.tx, personId) }
  },
}

async function countUnread(tx: Tx, personId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('notify.message')
    .select(eb => eb.fn.countAll().as('count'))
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

const cursor = z.tuple([z.iso.datetime(), z.uuid()])

/** When and what the last message of the page before was. */
function readCursor(text: string): { at: Date; id: string } {
  const parsed = cursor.safeParse(decodeCursor(text, 2))
  if (!parsed.success) throw invalid('cursor', 'platform.invalid_field')
  return { at: new Date(parsed.data[0]), id: parsed.data[1] }
}
