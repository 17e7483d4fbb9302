import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { newId, NO_DISTRICT } from '#kernel/ids/index.ts'
import { notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { contract } from '../contract.ts'
import type { ApiKey } from '../shapes.ts'
import { newApiKey } from './api-key.ts'
import type { OpenDb } from './deps.ts'

type Routes = Pick<typeof contract.routes, 'listApiKeys' | 'issueApiKey' | 'revokeApiKey'>

/** API keys: given out once, kept as a hash, taken back for good. */
export const keyHandlers: Handlers<Routes, Ctx> = {
  async listApiKeys(_input, ctx) {
    const rows = await keys(ctx.tx.db).orderBy('created_at', 'desc').limit(200).execute()
    return { items: rows.map(toKey) }
  },
  async issueApiKey({ body }, ctx) {
    const { key, hash, hint } = newApiKey()
    const { tx, actor } = ctx
    const row = {
      id: newId(tx.now),
      name: body.name,
      hint,
      per_minute: body.perMinute,
      created_at: tx.now,
      last_used_on: null,
      revoked_at: null,
    }
    tx.gather(tx.db.insertInto('open_data.api_key').values({ ...row, key_hash: hash, created_by: actor.personId }))
    record(ctx, 'interface.key_issued', row)
    return { ...toKey(row), key }
  },
  async revokeApiKey({ params }, ctx) {
    const { tx } = ctx
    const row = await keys(tx.db).where('id', '=', params.id).forUpdate().executeTakeFirst()
    if (!row) throw notFound()
    if (row.revoked_at) return toKey(row)
    tx.gather(tx.db.updateTable('open_data.api_key').set({ revoked_at: tx.now }).where('id', '=', row.id))
    record(ctx, 'interface.key_revoked', row)
    return toKey({ ...row, revoked_at: tx.now })
  },
}

function keys(db: OpenDb) {
  return db
    .selectFrom('open_data.api_key')
    .select(['id', 'name', 'hint', 'per_minute', 'created_at', 'last_used_on', 'revoked_at'])
}

type KeyRow = Awaited<ReturnType<ReturnType<typeof keys>['execute']>>[number]

function toKey(row: KeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    perMinute: row.per_minute,
    createdAt: row.created_at.toISOString(),
    lastUsedOn: row.last_used_on,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }
}

function record(ctx: Ctx, event: string, key: { id: string; name: string }): void {
  writeAudit(ctx.tx, {
    district: NO_DISTRICT,
    actor: ctx.actor,
    event,
    subjectKind: 'api_key',
    subjectId: key.id,
    details: { name: key.name },
  })
}
