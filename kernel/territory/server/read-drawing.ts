import type { Db } from '#platform/db/index.ts'
import { DomainError, notFound } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import { levelOf, prefixRange } from '../code.ts'
import { type Drawing, redrawRun } from '../redraw.ts'
import { openBoundaries } from './boundary-store.ts'
import type { TerritoryCtx } from './ctx.ts'
import { inForceOn } from './in-force.ts'

/** Everything the editor of a community starts from, shapes exactly as stored. */
export async function readDrawing(ctx: Pick<TerritoryCtx, 'tx' | 'reaches' | 'locale'>, code: string, today: string) {
  requireCommunity(ctx, code)
  const { db } = ctx.tx
  const areas = await db
    .selectFrom('territory.area')
    .select(['code', 'name', 'level'])
    .where(eb => eb.or([eb('code', '=', code), eb('parent_code', '=', code)]))
    .where(inForceOn(today, 'valid_to'))
    .orderBy('code')
    .execute()
  const community = areas.find(area => area.code === code)
  if (!community) throw notFound()
  const drawn = new Map((await communityShapes(db, code)).map(shape => [shape.code, shape]))
  return {
    community: { code, name: community.name, level: 'community', polygon: drawn.get(code)?.polygon ?? null },
    generation: newest([...drawn.values()]),
    grids: areas
      .filter(area => area.level === 'grid')
      .map(area => ({
        code: area.code,
        name: area.name,
        level: 'grid',
        polygon: drawn.get(area.code)?.polygon ?? null,
      })),
    freeCode: await freeCode(db, code),
    redraws: await redrawsOf(db, code),
  } satisfies Drawing
}

export function requireCommunity({ reaches, locale }: Pick<TerritoryCtx, 'reaches' | 'locale'>, code: string): void {
  if (!reaches(code)) throw notFound()
  if (levelOf(code) === 'community') return
  const level = translate(locale, 'territory:levels.community')
  throw new DomainError('territory.other_level', { status: 422, field: 'code', params: { code, level } })
}

/** The open shapes of a community and its grids. */
export function communityShapes(db: Db, code: string) {
  return openBoundaries(db, { levels: ['community', 'grid'], under: code })
}

export function newest(shapes: readonly { generation: number }[]): number {
  return shapes.reduce((most, { generation }) => Math.max(most, generation), 0)
}

/** The code after the highest ever used there; codes are never used again. */
async function freeCode(db: Db, community: string): Promise<string> {
  const [from, to] = prefixRange(community)
  const row = await db
    .selectFrom('territory.area')
    .select(eb => eb.fn.max('code').as('last'))
    .where('level', '=', 'grid')
    .where('code', '>=', from)
    .where('code', '<', to)
    .executeTakeFirstOrThrow()
  const next = Number(row.last?.slice(-3) ?? '0') + 1
  return `${community}${String(Math.min(next, 999)).padStart(3, '0')}`
}

async function redrawsOf(db: Db, community: string): Promise<Drawing['redraws']> {
  const rows = await db
    .selectFrom('territory.redraw')
    .select(['id', 'effective_on', 'state', 'reason', 'made_at', 'generation', 'fault'])
    .where('community_code', '=', community)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  return rows.map(row => redrawRun.parse({ ...row, effectiveOn: row.effective_on, madeAt: row.made_at.toISOString() }))
}
