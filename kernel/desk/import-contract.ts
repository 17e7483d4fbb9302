import { z } from 'zod'
import { page, pageQuery, requestId, route, SIGNED_IN } from '#platform/http/route.ts'
import { importDetail, importKind, importKindView, importRun, mapping } from './import-shapes.ts'

const byId = z.object({ id: z.uuid() })
const byKind = z.object({ kind: importKind })
const format = z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') })

/**
 * Registers filled from a table: uploaded and checked, then applied by a job. Which permission is asked is said by the
 * kind; what lies beyond its reach is a row that is wrong.
 */
export const importRoutes = {
  listImportKinds: route({
    method: 'GET',
    path: '/api/import-kinds',
    summary: 'What I may bring in from a table, with the columns of each',
    permission: SIGNED_IN,
    reply: z.object({ items: z.array(importKindView) }),
  }),
  readImportTemplate: route({
    method: 'GET',
    path: '/api/import-kinds/:kind/template',
    summary: 'A file to fill in: headers, an example row, and (xlsx) a sheet that explains each column',
    permission: SIGNED_IN,
    kind: 'stream',
    params: byKind,
    query: format,
    reply: z.unknown(),
  }),
  checkImport: route({
    method: 'POST',
    path: '/api/import-kinds/:kind/runs',
    summary: 'Upload an .xlsx or CSV and learn what it would do, row by row; nothing is changed yet',
    permission: SIGNED_IN,
    kind: 'upload',
    idempotent: false,
    bodyLimit: 12 * 1024 * 1024,
    perMinute: 10,
    params: byKind,
    reply: importDetail,
  }),
  listImportRuns: route({
    method: 'GET',
    path: '/api/import-runs',
    summary: 'My imports, the newest first',
    permission: SIGNED_IN,
    query: pageQuery,
    reply: page(importRun),
  }),
  getImportRun: route({
    method: 'GET',
    path: '/api/import-runs/:id',
    summary: 'One of my imports: how far it is, what it changes, which rows are wrong and why',
    permission: SIGNED_IN,
    params: byId,
    reply: importDetail,
  }),
  mapImport: route({
    method: 'POST',
    path: '/api/import-runs/:id/mapping',
    summary: 'Say by hand which row is the header and which column is what, and check again',
    permission: SIGNED_IN,
    perMinute: 30,
    params: byId,
    body: z.object({ requestId, headerRow: z.number().int().min(1).max(1_048_576), mapping }),
    reply: importDetail,
  }),
  applyImport: route({
    method: 'POST',
    path: '/api/import-runs/:id/apply',
    summary: 'Apply the rows that are right; those that are wrong are left out',
    permission: SIGNED_IN,
    params: byId,
    body: z.object({ requestId }),
    reply: importRun,
  }),
  cancelImport: route({
    method: 'POST',
    path: '/api/import-runs/:id/cancel',
    summary: 'Stop an import; what it has applied stays applied',
    permission: SIGNED_IN,
    params: byId,
    body: z.object({ requestId }),
    reply: importRun,
  }),
  readImportErrorRows: route({
    method: 'GET',
    path: '/api/import-runs/:id/errors',
    summary: 'The wrong rows as they came, with a column 错误原因; mended there, the file can be uploaded again',
    permission: SIGNED_IN,
    kind: 'stream',
    params: byId,
    query: format,
    reply: z.unknown(),
  }),
}
