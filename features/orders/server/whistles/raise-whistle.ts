import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { districtOf, levelOf, toWgs84 } from '#kernel/territory/index.ts'
import { loadGridIndex } from '#kernel/territory/server/index.ts'
import { openCase } from '#kernel/workflow/server/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import { titleOf } from '../../titles.ts'
import type { RaiseWhistle, WhistleLine } from '../../whistle-contract.ts'
import { whistleProcedures } from '../../whistle-procedures.ts'
import { sideOf } from '../../whistle-rules.ts'
import type { NumberSource } from '../work-numbers.ts'
import { type Calling, callUnit, guardUnits } from './call-unit.ts'
import { type Origin, originOf, tellOrigin } from './origin-case.ts'
import { categoryOf, usableKind } from './whistle-kinds.ts'
import { whistleLineOf, whistleRows } from './whistle-rows.ts'

/** Calls several units to one place; each is given its own case and limit in the same transaction. */
export async function raiseWhistle(ctx: Ctx, body: RaiseWhistle, numbers: NumberSource): Promise<WhistleLine> {
  const { tx, actor } = ctx
  await usableKind(tx.db, body.kindId)
  const origin = body.origin ? await originOf(ctx, body.origin) : null
  const spot = await spotOf(ctx, body, origin)
  const side = sideOf(actor.posts, spot.areaCode)
  if (!side || !ctx.reaches(spot.areaCode)) throw notFound()
  if (body.meetAt && new Date(body.meetAt) < tx.now) throw invalid('meetAt', 'orders.meet_in_past')
  const ids = body.units.map(unit => unit.organisationId)
  const names = await guardUnits(tx, { areaCode: spot.areaCode, ids, field: 'units' })
  const district = districtOf(spot.areaCode)
  const number = await numbers.take(tx, district, 'whistle')
  const whistle = {
    district,
    whistleId: newId(tx.now),
    number,
    title: titleOf(body.words),
    place: body.place || (origin?.place ?? ''),
    areaCode: spot.areaCode,
    urgency: body.urgency,
    kindId: body.kindId,
    side: side.side,
    raisedBy: actor.personId,
  }
  await openWhistle(ctx, { body, whistle, spot, sideArea: side.areaCode, origin })
  for (const [index, { organisationId, why }] of body.units.entries())
    await callUnit(tx, actor, { whistle, organisationId, why, position: index + 1 })
  if (origin) {
    const units = ids.map(id => names.get(id) ?? '').join('、')
    const params = { number, units }
    await tellOrigin(tx, actor, { district, caseId: origin.id, key: 'orders:whistle.raisedFrom', params })
  }
  await tx.flush()
  const row = await whistleRows(tx.db, ctx.now)
    .where('w.district', '=', district)
    .where('w.id', '=', whistle.whistleId)
    .executeTakeFirstOrThrow()
  return whistleLineOf(row, ctx)
}

interface Spot {
  areaCode: string
  lng: number | null
  lat: number | null
}

/** The grid of the point; without a point, the place of the case it is raised from. */
async function spotOf(ctx: Ctx, body: RaiseWhistle, origin: Origin | null): Promise<Spot> {
  if (body.point) {
    const [lng, lat] = toWgs84(body.point.lng, body.point.lat, body.point.crs)
    return { areaCode: (await loadGridIndex(ctx.tx.db)).locate(lng, lat).code, lng, lat }
  }
  if (!origin) throw invalid('point', 'orders.place_missing')
  if (!['community', 'grid', 'micro_grid'].includes(levelOf(origin.areaCode)))
    throw invalid('point', 'orders.place_too_wide')
  return { areaCode: origin.areaCode, lng: null, lat: null }
}

async function openWhistle(
  ctx: Ctx,
  at: { body: RaiseWhistle; whistle: Calling; spot: Spot; sideArea: string; origin: Origin | null },
): Promise<void> {
  const { tx, actor } = ctx
  const { body, whistle, spot, sideArea, origin } = at
  const caseId = newId(tx.now)
  await openCase(tx, {
    procedure: whistleProcedures[whistle.side].whistle.key,
    subject: {
      district: whistle.district,
      id: caseId,
      subjectKind: 'whistle',
      subjectId: whistle.whistleId,
      number: whistle.number,
      title: whistle.title,
      place: whistle.place,
      areaCode: whistle.areaCode,
      category: categoryOf(whistle.kindId),
      urgency: whistle.urgency,
      requesterId: actor.personId,
    },
    actor,
    fileIds: body.fileIds,
  })
  tx.gather(
    tx.db.insertInto('orders.whistle').values({
      district: whistle.district,
      id: whistle.whistleId,
      case_id: caseId,
      kind_id: whistle.kindId,
      side: whistle.side,
      side_area: sideArea,
      words: body.words,
      lng: spot.lng,
      lat: spot.lat,
      meet_at: body.meetAt ?? null,
      meet_place: body.meetPlace,
      origin_case: origin?.id ?? null,
      raised_by: actor.personId,
      created_at: tx.now,
    }),
  )
}
