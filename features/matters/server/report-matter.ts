import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { districtOf, levelOf, type Located, quadkey, toWgs84 } from '#kernel/territory/index.ts'
import { loadGridIndex } from '#kernel/territory/server/index.ts'
import type { CaseRow } from '#kernel/workflow/index.ts'
import { openCase } from '#kernel/workflow/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { invalid } from '#platform/error.ts'
import type { contract, reportBody } from '../contract.ts'
import type { MatterSource } from '../shapes.ts'
import { titleFrom } from '../title.ts'
import { usableCategory } from './category-store.ts'
import type { NumberSource } from './numbers.ts'
import { sealRequester } from './requester-store.ts'
import { searchLexemes } from './search-tokens.ts'
import { areasByCode } from './walk-inputs.ts'

type Body = z.output<typeof reportBody>
type Reply = z.input<typeof contract.routes.reportMatter.reply>

export interface ReportDeps {
  crypto: CryptoProvider
  numbers: NumberSource
}

/** Takes a report in, wholly or not at all: attribution, number, case, requester, photos, search words, history. */
export async function reportMatter(ctx: Ctx, body: Body, deps: ReportDeps): Promise<Reply> {
  checkKind(ctx, body)
  const { tx } = ctx
  const [lng, lat] = toWgs84(body.point.lng, body.point.lat, body.point.crs)
  const located = (await loadGridIndex(tx.db)).locate(lng, lat)
  const district = districtOf(located.code)
  const category = body.categoryId === null ? null : await chosenCategory(ctx, body.categoryId)
  if (body.compoundId !== null) await checkCompound(ctx, { district, id: body.compoundId, lng, lat })
  const matter = {
    district,
    id: newId(tx.now),
    caseId: newId(tx.now),
    number: await deps.numbers.take(tx, district),
    title: titleFrom(body.words, category?.name ?? null),
    urgency: urgencyOf(ctx, body, category?.urgency),
    place: body.place,
  }
  insertMatter(ctx, body, { ...matter, lng, lat, located })
  insertRequester(ctx, body, { ...matter, crypto: deps.crypto })
  const opened = await openCase(tx, {
    procedure: body.kind,
    subject: {
      district,
      id: matter.caseId,
      subjectKind: 'matter',
      subjectId: matter.id,
      number: matter.number,
      title: matter.title,
      place: matter.place,
      areaCode: located.code,
      category: body.categoryId,
      urgency: matter.urgency,
      requesterId: requesterOf(ctx, body),
    },
    actor: ctx.actor,
    fileIds: body.fileIds,
  })
  return replyOf(ctx, { ...matter, attribution: located.attribution, opened: opened.record.case })
}

/** Where it went and by when somebody will have looked at it, for the person who just pressed the button. */
async function replyOf(
  ctx: Ctx,
  done: { attribution: Reply['attribution']; opened: CaseRow } & Pick<
    Placed,
    'district' | 'id' | 'caseId' | 'number' | 'title'
  >,
): Promise<Reply> {
  const { area_code: area, acting_area: desk, acting_role: role, due_at: due } = done.opened
  const names = await areasByCode(ctx.tx.db, desk === null ? [area] : [area, desk])
  const ref = (code: string) => ({ code, name: names.get(code) ?? code, level: levelOf(code) })
  return {
    district: done.district,
    id: done.id,
    caseId: done.caseId,
    number: done.number,
    title: done.title,
    area: ref(area),
    attribution: done.attribution,
    goesTo: { area: desk === null ? null : ref(desk), role },
    hearBy: due?.toISOString() ?? null,
  }
}

function checkKind(ctx: Ctx, body: Body): void {
  if (ctx.actor.kind === 'resident' && body.kind !== 'resident_request') throw invalid('kind', 'matters.kind_not_yours')
  if (body.anonymous && body.contact) throw invalid('contact', 'matters.anonymous_with_contact')
}

async function chosenCategory(ctx: Ctx, id: string) {
  const category = await usableCategory(ctx.tx.db, id, { field: 'categoryId', now: ctx.now })
  if (ctx.actor.kind === 'resident' && !category.residents)
    throw invalid('categoryId', 'matters.category_closed_to_residents')
  return category
}

/** Everybody's own matter is pressing; from residents the list decides until a dispatcher has looked. */
function urgencyOf(ctx: Ctx, body: Body, shipped: string | undefined): string {
  return (ctx.actor.kind === 'staff' ? body.urgency : undefined) ?? shipped ?? 'normal'
}

/** Degrees of latitude in two kilometres. */
const NEAR = 0.018

async function checkCompound(ctx: Ctx, at: { district: string; id: string; lng: number; lat: number }): Promise<void> {
  const row = await ctx.tx.db
    .selectFrom('territory.compound')
    .select(['lng', 'lat'])
    .where('district', '=', at.district)
    .where('id', '=', at.id)
    .executeTakeFirst()
  const east = row ? (row.lng - at.lng) * Math.cos((at.lat * Math.PI) / 180) : 0
  if (!row || Math.hypot(east, row.lat - at.lat) > NEAR) throw invalid('compoundId', 'matters.compound_unknown')
}

function sourceOf(ctx: Ctx, body: Body): MatterSource {
  if (ctx.actor.kind === 'resident') return 'resident'
  return body.kind === 'grid_event' ? 'grid_worker' : 'on_behalf'
}

/** Written down for somebody else: that somebody has no account to rate or follow with. */
function requesterOf(ctx: Ctx, body: Body): string | null {
  return sourceOf(ctx, body) === 'on_behalf' ? null : ctx.actor.personId
}

interface Placed {
  district: string
  id: string
  caseId: string
  number: string
  title: string
  urgency: string
  place: string
  lng: number
  lat: number
  located: Located
}

function insertMatter({ tx, ...ctx }: Ctx, body: Body, matter: Placed): void {
  const { located, lng, lat } = matter
  tx.gather(
    tx.db.insertInto('matters.matter').values({
      district: matter.district,
      id: matter.id,
      case_id: matter.caseId,
      number: matter.number,
      kind: body.kind,
      category_id: body.categoryId,
      words: body.words,
      title: matter.title,
      source: sourceOf({ tx, ...ctx }, body),
      urgency: matter.urgency,
      lng,
      lat,
      accuracy_m: body.point.accuracyM ?? null,
      source_crs: body.point.crs,
      quadkey: quadkey(lng, lat),
      place: matter.place,
      attribution: located.attribution,
      boundary_generation: located.generation,
      area_code: located.code,
      compound_id: body.compoundId,
      created_at: tx.now,
      search: sql`array_to_tsvector(${searchLexemes(body.words, matter.place, matter.number)}::text[])`,
    }),
  )
}

/** What a grid worker found has no requester beside the worker, who is the case's own. */
function insertRequester(ctx: Ctx, body: Body, matter: { district: string; id: string; crypto: CryptoProvider }): void {
  if (body.kind === 'grid_event') return
  const row = sealRequester(matter.crypto, {
    district: matter.district,
    matterId: matter.id,
    personId: requesterOf(ctx, body),
    anonymous: body.anonymous,
    secretFromUnit: body.secretFromUnit,
    contact: body.contact,
  })
  ctx.tx.gather(ctx.tx.db.insertInto('matters.requester').values(row))
}
