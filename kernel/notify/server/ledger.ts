import { z } from 'zod'
import { writeAudit } from '#kernel/audit/server/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import type { Db } from '#platform/db/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Handlers } from '#platform/http/route.ts'
import { type channelRoutes, DELIVERY_STATES, EVERY_CHANNEL } from '../channel-contract.ts'
import { kindOf } from '../kinds.ts'

type Routes = Pick<typeof channelRoutes, 'listDeliveries' | 'retryDelivery'>

const DAY_MS = 86_400_000
const channels = z.enum(EVERY_CHANNEL)
const states = z.enum(DELIVERY_STATES)
const cursor = z.tuple([z.iso.datetime(), z.uuid(), channels])

export const ledgerHandlers: Handlers<Routes, Ctx> = {
  async listDeliveries({ query }, ctx) {
    let rows = deliveries(ctx.tx.db)
      .orderBy('d.at', 'desc')
      .orderBy('d.message_id')
      .orderBy('d.channel')
      .limit(query.limit + 1)
    if (query.channel) rows = rows.where('d.channel', '=', query.channel)
    if (query.state) rows = rows.where('d.state', '=', query.state)
    if (query.from) rows = rows.where('d.at', '>=', startOf(query.from))
    if (query.to) rows = rows.where('d.at', '<', new Date(startOf(query.to).getTime() + DAY_MS))
    if (query.cursor) {
      const { at, id, channel } = readCursor(query.cursor)
      rows = rows.where(eb =>
        eb.or([
          eb('d.at', '<', at),
          eb.and([eb('d.at', '=', at), eb('d.message_id', '>', id)]),
          eb.and([eb('d.at', '=', at), eb('d.message_id', '=', id), eb('d.channel', '>', channel)]),
        ]),
      )
    }
    const found = await rows.execute()
    const shown = found.slice(0, query.limit)
    const last = found.length > query.limit ? shown.at(-1) : undefined
    return {
      items: shown.map(toDelivery),
      next: last ? encodeCursor([last.at.toISOString(), last.message_id, last.channel]) : null,
    }
  },
  async retryDelivery({ params }, ctx) {
    const one = { messageId: params.messageId, channel: params.channel }
    const changed = await ctx.tx.db
      .updateTable('notify.delivery')
      .set({ state: 'waiting', reason: 'by_hand', next_at: ctx.now })
      .where('message_id', '=', one.messageId)
      .where('channel', '=', one.channel)
      .where('state', '<>', 'sent')
      .executeTakeFirst()
    const row = await deliveries(ctx.tx.db)
      .where('d.message_id', '=', one.messageId)
      .where('d.channel', '=', one.channel)
      .executeTakeFirst()
    if (!row) throw notFound()
    if (changed.numUpdatedRows === 0n) throw new DomainError('notify.nothing_to_retry')
    await ctx.tx.enqueue('notify.send-due', {})
    writeAudit(ctx.tx, {
      district: NO_DISTRICT,
      actor: ctx.actor,
      event: 'notify.delivery_retried',
      subjectKind: 'message',
      subjectId: one.messageId,
      details: { channel: one.channel },
    })
    return toDelivery(row)
  },
}

function deliveries(db: Db) {
  return db
    .selectFrom('notify.delivery as d')
    .innerJoin('notify.message as m', 'm.id', 'd.message_id')
    .leftJoin('people.person as p', 'p.id', 'm.person_id')
    .leftJoin('notify.channel as c', 'c.id', 'm.channel_id')
    .select(['d.message_id', 'd.channel', 'd.state', 'd.reason', 'd.detail', 'd.at', 'd.next_at', 'd.attempts'])
    .select(['m.template', 'p.kind as person_kind', 'p.name as person_name', 'c.name as group_name'])
}

function toDelivery(row: Awaited<ReturnType<ReturnType<typeof deliveries>['executeTakeFirstOrThrow']>>) {
  return {
    messageId: row.message_id,
    channel: channels.parse(row.channel),
    kind: kindOf(row.template),
    state: states.parse(row.state),
    reason: row.reason,
    detail: row.detail,
    at: row.at.toISOString(),
    nextAt: row.next_at?.toISOString() ?? null,
    attempts: row.attempts,
    to: addressee(row),
    mayRetry: row.state !== 'sent',
  }
}

function addressee(row: { person_kind: string | null; person_name: string | null; group_name: string | null }) {
  if (row.person_kind === null) return { kind: 'group' as const, name: row.group_name }
  return row.person_kind === 'staff'
    ? { kind: 'staff' as const, name: row.person_name }
    : { kind: 'resident' as const, name: null }
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`)
}

function readCursor(text: string): { at: Date; id: string; channel: string } {
  const parsed = cursor.safeParse(decodeCursor(text, 3))
  if (!parsed.success) throw invalid('cursor', 'platform.invalid_field')
  const [at, id, channel] = parsed.data
  return { at: new Date(at), id, channel }
}
