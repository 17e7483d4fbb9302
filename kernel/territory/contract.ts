import { z } from 'zod'
import { defineContract, page, pageQuery, PUBLIC, requestId, route } from '#platform/http/route.ts'
import { areaCode, areaLevels } from './code.ts'
import { baseMapRoutes } from './contract-base-map.ts'
import { builtRoutes, dwellingRoutes } from './contract-built.ts'
import { importKinds, importRun } from './import-report.ts'
import { redrawRoutes } from './contract-redraw.ts'
import { area, areaDetail, areaInput, areaRef, compound, crs, isoDate, topologyFault } from './shapes.ts'

/** Largest import file in characters; JSON escapes may double the body. */
export const MAX_IMPORT = 20 * 1024 * 1024

const byCode = z.object({ code: areaCode })
const words = z.string().trim().max(100).optional()

const areaRoutes = {
  listAreas: route({
    method: 'GET',
    path: '/api/areas',
    summary: 'Areas by code: children of a parent (parent=none: the cities), or a search by name or code prefix',
    permission: PUBLIC,
    query: pageQuery.extend({
      parent: z.union([areaCode, z.literal('none')]).optional(),
      level: z.enum(areaLevels).optional(),
      q: words,
      includeClosed: z.stringbool().default(false),
    }),
    reply: page(area),
  }),
  getArea: route({
    method: 'GET',
    path: '/api/areas/:code',
    summary: 'One area with its path, former names, predecessor and successor',
    permission: PUBLIC,
    params: byCode,
    reply: areaDetail,
  }),
  createArea: route({
    method: 'POST',
    path: '/api/areas',
    summary: 'Add an area under an unused code',
    permission: 'area.edit',
    body: areaInput.extend({
      requestId,
      code: areaCode,
      validFrom: isoDate.optional(),
      predecessorCode: areaCode.optional(),
    }),
    reply: areaDetail,
  }),
  editArea: route({
    method: 'PATCH',
    path: '/api/areas/:code',
    summary: 'Rename an area or change its facts; the code stays, the former name is kept',
    permission: 'area.edit',
    params: byCode,
    body: areaInput.partial().extend({ requestId }),
    reply: areaDetail,
  }),
  closeArea: route({
    method: 'POST',
    path: '/api/areas/:code/close',
    summary: 'Close an area nothing in force lies under; its code is never used again',
    permission: 'area.edit',
    params: byCode,
    body: z.object({
      requestId,
      /** First day no longer in force; today unless said otherwise. */
      validTo: isoDate.optional(),
      successorCode: areaCode.optional(),
      reason: z.string().trim().min(1).max(500),
    }),
    reply: areaDetail,
  }),
}

const position = z.tuple([z.number(), z.number()])
export const boundaryCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      properties: areaRef.extend({ generation: z.number().int() }),
      geometry: z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) }),
    }),
  ),
})
export type BoundaryCollection = z.output<typeof boundaryCollection>

const mapRoutes = {
  listBoundaries: route({
    method: 'GET',
    path: '/api/areas/:code/boundaries',
    summary: 'Boundaries under an area as GeoJSON (WGS84) for drawing at a zoom; ETag changes with the map',
    permission: PUBLIC,
    kind: 'stream',
    params: byCode,
    query: z.object({
      /** The level to draw; the next one down unless said otherwise. */
      level: z.enum(areaLevels).optional(),
      /** west,south,east,north: only what meets these bounds. */
      bbox: z.string().max(200).optional(),
      /** Positions closer than half a pixel at this zoom are joined, alike for neighbours so that borders still meet. */
      zoom: z.coerce.number().int().min(3).max(22).default(16),
    }),
    reply: boundaryCollection,
  }),
  locate: route({
    method: 'GET',
    path: '/api/territory/locate',
    summary: 'The grid of a point, by the attribution rule, with the names on the way down and the compound nearby',
    permission: PUBLIC,
    query: z.object({
      lng: z.coerce.number().min(-180).max(180),
      lat: z.coerce.number().min(-85).max(85),
      crs: crs.default('wgs84'),
    }),
    reply: z.object({
      /** WGS84, as it is stored. */
      lng: z.number(),
      lat: z.number(),
      code: z.string(),
      attribution: z.enum(['inside', 'edge', 'nearest', 'outside']),
      generation: z.number().int(),
      distanceM: z.number(),
      path: z.array(areaRef),
      compound: compound
        .pick({ district: true, id: true, name: true, address: true })
        .extend({
          distanceM: z.number(),
        })
        .nullable(),
    }),
  }),
  checkGrids: route({
    method: 'GET',
    path: '/api/areas/:code/topology',
    summary: 'Gaps, overlaps and overreach of the grids of a community, the largest first',
    permission: 'area.read',
    perMinute: 30,
    params: byCode,
    reply: z.object({
      faults: z.array(topologyFault),
      /** Grids without a boundary. */
      undrawn: z.array(areaRef),
      /** False when the community itself is not drawn: then only overlaps and enclosed gaps can be found. */
      communityDrawn: z.boolean(),
    }),
  }),
}

const byId = z.object({ id: z.uuid() })

const importRoutes = {
  startImport: route({
    method: 'POST',
    path: '/api/territory/imports',
    summary: 'Import divisions (CSV) or boundaries (GeoJSON); the run carries the request id and can be watched by it',
    permission: 'area.import',
    // It commits in portions so that others get on meanwhile, and so opens its own transactions.
    kind: 'stream',
    bodyLimit: 2 * MAX_IMPORT,
    perMinute: 10,
    body: z.object({
      requestId,
      kind: z.enum(importKinds),
      fileName: z.string().trim().min(1).max(200),
      text: z.string().min(1).max(MAX_IMPORT),
      crs: crs.default('wgs84'),
      dryRun: z.boolean().default(false),
    }),
    reply: importRun,
  }),
  listImports: route({
    method: 'GET',
    path: '/api/territory/imports',
    summary: 'Import runs of the caller, the newest first',
    permission: 'area.import',
    query: pageQuery,
    reply: page(importRun),
  }),
  getImport: route({
    method: 'GET',
    path: '/api/territory/imports/:id',
    summary: 'One import run of the caller with its progress',
    permission: 'area.import',
    params: byId,
    reply: importRun,
  }),
  readImportErrors: route({
    method: 'GET',
    path: '/api/territory/imports/:id/errors',
    summary: 'The rejected rows as they were, each with the reason (CSV)',
    permission: 'area.import',
    kind: 'stream',
    params: byId,
    reply: z.unknown(),
  }),
}

/** The coded tree, its boundaries, the built tree, imports. */
export const contract = defineContract('territory', {
  ...areaRoutes,
  ...mapRoutes,
  ...baseMapRoutes,
  ...redrawRoutes,
  ...builtRoutes,
  ...dwellingRoutes,
  ...importRoutes,
})
