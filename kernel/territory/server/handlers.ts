import { localDate } from '#kernel/calendar/index.ts'
import { notFound } from '#platform/error.ts'
import { definePart } from '#platform/http/mount.ts'
import type { Handlers } from '#platform/http/route.ts'
import { translate } from '#platform/i18n.ts'
import type { baseMapRoutes } from '../contract-base-map.ts'
import type { redrawRoutes } from '../contract-redraw.ts'
import { contract } from '../contract.ts'
import { getArea, listAreas } from './area-queries.ts'
import { baseMapHandlers } from './base-map-handlers.ts'
import { boundariesGeojson } from './boundaries-geojson.ts'
import { createBuilding, editBuilding, listBuildings } from './buildings.ts'
import { checkGrids } from './check-grids.ts'
import { createCompound, editCompound, listCompounds } from './compounds.ts'
import type { TerritoryCtx } from './ctx.ts'
import { createDwelling, createUnit, editDwelling, editUnit, listDwellings, listUnits } from './dwellings.ts'
import { closeArea, createArea, editArea } from './edit-areas.ts'
import { errorFile } from './error-file.ts'
import { getRun, listRuns, runErrors } from './import-runs.ts'
import { locatePoint } from './locate-point.ts'
import { mapState } from './map-state.ts'
import { redrawHandlers } from './redraw-handlers.ts'
import { runImport } from './run-import.ts'
import type { TerritoryDeps } from './territory-deps.ts'

const reader = ({ actor, locale }: TerritoryCtx) => ({ personId: actor.personId, locale })

/** The register of areas, told what the installation knows. */
export function territoryPart(deps: TerritoryDeps) {
  return definePart<typeof contract.routes, TerritoryCtx>(contract, {
    ...plainHandlers,
    ...baseMapHandlers(deps),
    ...redrawHandlers(deps),
  })
}

const plainHandlers = {
  listAreas: ({ query }, { tx, now }) => listAreas(tx.db, query, localDate(now)),
  getArea: ({ params }, { tx, now }) => getArea(tx.db, params.code, localDate(now)),
  createArea: ({ body }, ctx) => createArea(ctx, body),
  editArea: ({ params, body }, ctx) => editArea(ctx, params.code, body),
  closeArea: ({ params, body }, ctx) => closeArea(ctx, params.code, body),

  async listBoundaries({ params, query }, { tx, request, reply }) {
    const { token } = await mapState(tx.db)
    const etag = `W/"${token}"`
    reply.header('etag', etag).header('cache-control', 'public, no-cache')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type('application/geo+json').send(await boundariesGeojson(tx.db, { under: params.code, ...query }))
  },
  locate: ({ query }, { tx, now }) => locatePoint(tx.db, { ...query, today: localDate(now) }),
  async checkGrids({ params: { code } }, { tx, now, locale, reaches }) {
    if (!reaches(code)) throw notFound()
    const levelName = translate(locale, 'territory:levels.community')
    return checkGrids(tx.db, { code, today: localDate(now), levelName })
  },

  listCompounds: ({ query }, { tx, now }) => listCompounds(tx.db, query, localDate(now)),
  createCompound: ({ body }, ctx) => createCompound(ctx, body),
  editCompound: ({ params, body }, ctx) => editCompound(ctx, params, body),
  listBuildings: ({ params, query }, ctx) => listBuildings(ctx, params, query),
  createBuilding: ({ params, body }, ctx) => createBuilding(ctx, params, body),
  editBuilding: ({ params, body }, ctx) => editBuilding(ctx, params, body),
  listUnits: ({ params, query }, ctx) => listUnits(ctx, params, query),
  createUnit: ({ params, body }, ctx) => createUnit(ctx, params, body),
  editUnit: ({ params, body }, ctx) => editUnit(ctx, params, body),
  listDwellings: ({ params, query }, ctx) => listDwellings(ctx, params, query),
  createDwelling: ({ params, body }, ctx) => createDwelling(ctx, params, body),
  editDwelling: ({ params, body }, ctx) => editDwelling(ctx, params, body),

  startImport: ({ body }, ctx) => runImport(ctx, body),
  listImports: ({ query }, ctx) => listRuns(ctx.tx.db, query, reader(ctx)),
  getImport: ({ params }, ctx) => getRun(ctx.tx.db, params.id, reader(ctx)),
  async readImportErrors({ params }, ctx) {
    const { columns, rows } = await runErrors(ctx.tx.db, params.id, reader(ctx))
    return ctx.reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="errors-${params.id}.csv"`)
      .send(errorFile(columns, rows, ctx.locale))
  },
} satisfies Handlers<Omit<typeof contract.routes, keyof typeof baseMapRoutes | keyof typeof redrawRoutes>, TerritoryCtx>
