import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { keepPhoto } from '#kernel/files/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { systemActor } from '#kernel/access/index.ts'
import { DomainError } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import { errorCode, type Tx } from '#platform/tx.ts'
import { type ValidKey, validKey } from './api-key.ts'
import type { OpenDataDeps, OpenDb } from './deps.ts'
import { type FormReport, readForm, reportOf } from './open311-form.ts'
import { checkJurisdiction } from './open311-requests.ts'
import { listOf, type Written } from './open311-write.ts'

interface Raising extends FormReport {
  key: ValidKey
  district: string
  /** The sender's Idempotency-Key: sending again gives the first answer. */
  repeatKey: string | null
  fileIds: readonly string[]
}

interface Raised {
  number: string
  token: string
}

/** Takes a report from another system: its key first, then what it says, then its photos; one transaction writes it all. */
export async function postRequest(
  ctx: Ctx,
  deps: OpenDataDeps & { limit: (key: ValidKey, now: Date) => void; jurisdiction: string },
): Promise<Written> {
  const { fields, photos } = await readForm(ctx.request)
  checkJurisdiction(fields.get('jurisdiction_id') ?? undefined, deps.jurisdiction)
  const { db } = ctx.tx
  const key = await validKey(db, fields.get('api_key') ?? undefined)
  deps.limit(key, ctx.now)
  const report = reportOf(fields)
  const service = (await deps.matters.services(db, ctx)).find(one => one.code === report.category)
  if (!service) throw new DomainError('open-data.service_unknown', { status: 404 })
  const { district } = await deps.matters.locate(db, report)
  const words = report.words.length >= 2 ? report.words : service.name
  const raising = { ...report, words, key, district, repeatKey: repeatKeyOf(ctx), fileIds: [] }
  const before = await sentBefore(db, raising)
  return written(
    ctx,
    before ?? (await raise(ctx, deps, { ...raising, fileIds: await keep(ctx, deps, { district, photos }) })),
  )
}

function repeatKeyOf(ctx: Ctx): string | null {
  const header = ctx.request.headers['idempotency-key']
  return typeof header === 'string' && header !== '' ? header.slice(0, 200) : null
}

/** Nobody uploaded them but the machine on the sender's behalf; the report binds them, or the sweep takes them. */
async function keep(
  ctx: Ctx,
  deps: OpenDataDeps,
  { district, photos }: { district: string; photos: readonly { name: string; bytes: Buffer }[] },
): Promise<string[]> {
  const ids: string[] = []
  const uploadedBy = systemActor('').personId
  for (const photo of photos) {
    const kept = await keepPhoto(ctx, deps.storage, {
      ...photo,
      district,
      uploadedBy,
      repeatable: null,
      now: ctx.now,
    })
    ids.push(kept.id)
  }
  return ids
}

async function raise(ctx: Ctx, deps: OpenDataDeps, raising: Raising): Promise<Raised> {
  try {
    return await ctx.withTx(tx => raiseIn(tx, deps, raising))
  } catch (error) {
    const winner = errorCode(error) === '23505' ? await sentBefore(ctx.tx.db, raising) : undefined
    if (winner) return winner
    throw error
  }
}

async function raiseIn(tx: Tx, deps: OpenDataDeps, raising: Raising): Promise<Raised> {
  const { key, mediaUrl = null, repeatKey, ...report } = raising
  const { district, id, number } = await deps.matters.raise(tx, { ...report, name: key.name })
  const token = newId(tx.now)
  const row = { district, token, matter_id: id, number, api_key_id: key.id, created_at: tx.now }
  tx.gather(tx.db.insertInto('open_data.request').values({ ...row, repeat_key: repeatKey, media_url: mediaUrl }))
  tx.gather(
    tx.db
      .updateTable('open_data.api_key')
      .set({ last_used_on: shanghaiDate(tx.now) })
      .where('id', '=', key.id),
  )
  writeAudit(tx, {
    district,
    actor: { personId: null, name: key.name },
    event: 'interface.matter_raised',
    subjectKind: 'matter',
    subjectId: id,
    details: { number, apiKeyId: key.id },
  })
  return { number, token }
}

async function sentBefore(
  db: OpenDb,
  at: { district: string; key: ValidKey; repeatKey: string | null },
): Promise<Raised | undefined> {
  if (at.repeatKey === null) return undefined
  return db
    .selectFrom('open_data.request')
    .select(['number', 'token'])
    .where('district', '=', at.district)
    .where('api_key_id', '=', at.key.id)
    .where('repeat_key', '=', at.repeatKey)
    .executeTakeFirst()
}

function written(ctx: Ctx, { number, token }: Raised): Written {
  const notice = translate(ctx.locale, 'open-data:open311.notice')
  const answer = { service_request_id: number, token, service_notice: notice, account_id: null }
  return listOf('service_requests', 'request', [answer])
}
