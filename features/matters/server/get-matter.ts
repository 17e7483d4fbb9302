import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { levelOf, lineage } from '#kernel/territory/index.ts'
import { getCase } from '#kernel/workflow/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { notFound } from '#platform/error.ts'
import type { contract } from '../contract.ts'
import { revealFault } from '../reveal.ts'
import { dispatchRecord } from '../shapes.ts'
import { beforeAndAfter } from './case-photos.ts'
import { complaintOf } from './complaints.ts'
import { assignedTo, type MattersDb, matterRows, toSummary, withSummary } from './matter-rows.ts'
import { inScope } from './matter-scope.ts'
import { ratingsOf } from './ratings.ts'
import { maskContact } from './requester-store.ts'
import { isAtWork } from './reveal-contact.ts'
import { areasByCode } from './walk-inputs.ts'

type Reply = z.input<typeof contract.routes.getMatter.reply>
type Key = { district: string; id: string }

/** One matter, or 404 when it is not there or out of reach: the two look alike. */
export async function getMatter(ctx: Ctx, crypto: CryptoProvider, key: Key): Promise<Reply> {
  const { db } = ctx.tx
  const row = await withSummary(matterRows(db), ctx.now)
    .leftJoin('territory.compound as p', join =>
      join.onRef('p.district', '=', 'm.district').onRef('p.id', '=', 'm.compound_id'),
    )
    .select(['m.words', 'm.lng', 'm.lat', 'm.accuracy_m', 'm.source_crs', 'm.attribution'])
    .select(['p.id as compound_id', 'p.name as compound_name', 'k.photo_required'])
    .where('m.district', '=', key.district)
    .where('m.id', '=', key.id)
    .where(inScope(ctx.scope))
    .executeTakeFirst()
  if (!row) throw notFound()
  const leads = await assignedTo(db, [row], 'lead')
  const lead = leads.get(row.case_id)?.[0]
  const photos = await beforeAndAfter(db, { district: row.district, caseId: row.case_id })
  const names = await areasByCode(db, lineage(row.area_code))
  return {
    ...toSummary(row, { locale: ctx.locale, leads: new Map(lead ? [[row.case_id, lead]] : []) }),
    words: row.words,
    lng: row.lng,
    lat: row.lat,
    accuracyM: row.accuracy_m,
    sourceCrs: row.source_crs,
    attribution: row.attribution as Reply['attribution'],
    areaPath: lineage(row.area_code).map(code => ({ code, name: names.get(code) ?? code, level: levelOf(code) })),
    compound: row.compound_id && row.compound_name ? { id: row.compound_id, name: row.compound_name } : null,
    assists: (await assignedTo(db, [row], 'assist')).get(row.case_id) ?? [],
    complaint: await complaintOf(db, key),
    photosBefore: photos.before,
    photosAfter: photos.after,
    requester: await requesterOf(ctx, crypto, { ...key, areaCode: row.area_code, caseType: row.kind }),
    ratings: await ratingsOf(db, key),
    dispatches: await dispatchesOf(db, key),
    photoRequired: row.photo_required ?? false,
    case: await getCase(ctx, { district: row.district, caseId: row.case_id }),
  }
}

async function requesterOf(
  ctx: Ctx,
  crypto: CryptoProvider,
  matter: Key & { areaCode: string; caseType: string },
): Promise<Reply['requester']> {
  const row = await ctx.tx.db
    .selectFrom('matters.requester')
    .select(['anonymous', 'secret_from_unit', 'detached_at', 'alg', 'key_id', 'name_cipher', 'phone_cipher'])
    .where('district', '=', matter.district)
    .where('matter_id', '=', matter.id)
    .executeTakeFirst()
  if (!row) return null
  const byArea = ctx.can('matter.reveal', { areaCode: matter.areaCode, caseType: matter.caseType })
  const fault = revealFault({
    permitted: ctx.holds('matter.reveal'),
    present: true,
    hasContact: row.phone_cipher !== null,
    detached: row.detached_at !== null,
    secretFromUnit: row.secret_from_unit,
    onlyAsUnit: !byArea || (await isAtWork(ctx, matter)),
  })
  // Even the masked name narrows it down when the requester asked to be sealed.
  const sealed = fault === 'matters.sealed_from_unit'
  return {
    anonymous: row.anonymous,
    secretFromUnit: row.secret_from_unit,
    ...(sealed ? { name: null, phone: null } : maskContact(crypto, row)),
    detached: row.detached_at !== null,
    reveal: { allowed: fault === null, reason: fault },
  }
}

const storedDispatch = dispatchRecord.omit({ seq: true, at: true })

async function dispatchesOf(db: MattersDb, key: Key): Promise<Reply['dispatches']> {
  const rows = await db
    .selectFrom('matters.dispatch')
    .select(['seq', 'at', 'explanation'])
    .where('district', '=', key.district)
    .where('matter_id', '=', key.id)
    .orderBy('seq', 'desc')
    .execute()
  return rows.map(row => ({ seq: row.seq, at: row.at.toISOString(), ...storedDispatch.parse(row.explanation) }))
}
