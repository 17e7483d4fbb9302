import { z } from 'zod'
import { page, pageQuery, requestId, route } from '#platform/http/route.ts'
import { district } from './shapes.ts'

const instant = z.iso.datetime()
const permission = 'worksheet.exchange'
const byRun = z.object({ id: z.uuid() })

/** One import: first only checked, then run. Rows that were refused carry their reasons. */
export const worksheetRun = z.object({
  id: z.uuid(),
  fileName: z.string(),
  state: z.enum(['checked', 'running', 'done', 'failed']),
  total: z.number().int(),
  done: z.number().int(),
  /** Before it runs: how many would be taken in, are known already, are refused. */
  created: z.number().int(),
  known: z.number().int(),
  failed: z.number().int(),
  createdAt: instant,
  finishedAt: instant.nullable(),
})

/** At most this many refused rows are listed; the file holds all. */
export const ROWS_SHOWN = 100

export const worksheetLine = z.object({
  district,
  sheetNumber: z.string(),
  matterId: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: z.string(),
  final: z.boolean(),
  outcome: z.string().nullable(),
  importedAt: instant,
  closedAt: instant.nullable(),
  /** By when the hotline wants the result, as the sheet says it. */
  sheetDue: z.string().nullable(),
  returnedAt: instant.nullable(),
})

const which = z.enum(['open', 'ready', 'returned'])

/** Work sheets of the 12345 hotline: in from its Excel file or JSON, results back out (domain 2.9). */
export const worksheetRoutes = {
  readWorksheetTemplate: route({
    method: 'GET',
    path: '/api/worksheet-template',
    summary: 'An empty Excel file with the columns of a work sheet',
    permission,
    kind: 'stream',
    reply: z.unknown(),
  }),
  checkWorksheets: route({
    method: 'POST',
    path: '/api/worksheet-runs',
    summary: 'Upload an Excel, CSV or JSON file of work sheets and check every row; nothing is taken in yet',
    permission,
    kind: 'upload',
    idempotent: false,
    bodyLimit: 12 * 1024 * 1024,
    perMinute: 10,
    reply: worksheetRun,
  }),
  listWorksheetRuns: route({
    method: 'GET',
    path: '/api/worksheet-runs',
    summary: 'My imports, the newest first',
    permission,
    reply: z.object({ items: z.array(worksheetRun) }),
  }),
  getWorksheetRun: route({
    method: 'GET',
    path: '/api/worksheet-runs/:id',
    summary: 'How far an import of mine is, and which rows were refused',
    permission,
    params: byRun,
    reply: worksheetRun.extend({
      refused: z.array(z.object({ row: z.number().int(), number: z.string(), reasons: z.array(z.string()) })),
    }),
  }),
  startWorksheetRun: route({
    method: 'POST',
    path: '/api/worksheet-runs/:id/start',
    summary: 'Take the checked rows in; a sheet that is known already is left as it is',
    permission,
    params: byRun,
    body: z.object({ requestId }),
    reply: worksheetRun,
  }),
  readWorksheetErrors: route({
    method: 'GET',
    path: '/api/worksheet-runs/:id/errors',
    summary: 'The refused rows as they came, with a column 错误原因; kept a week',
    permission,
    kind: 'stream',
    params: byRun,
    reply: z.unknown(),
  }),
  listWorksheets: route({
    method: 'GET',
    path: '/api/worksheets',
    summary: 'Work sheets within reach: in hand, with a result to return, returned',
    permission,
    query: pageQuery.extend({ which: which.default('ready') }),
    reply: page(worksheetLine),
  }),
  exportWorksheets: route({
    method: 'GET',
    path: '/api/worksheets/results',
    summary: 'Results to return, as an Excel file or JSON, at most 5,000; marks nothing',
    permission,
    kind: 'stream',
    query: z.object({
      which: z.enum(['ready', 'returned']).default('ready'),
      format: z.enum(['xlsx', 'json']).default('xlsx'),
    }),
    reply: z.unknown(),
  }),
  returnWorksheets: route({
    method: 'POST',
    path: '/api/worksheets/returned',
    summary: 'Mark results as returned to the hotline',
    permission,
    body: z.object({ requestId, sheetNumbers: z.array(z.string().min(1).max(60)).min(1).max(5000) }),
    reply: z.object({ returned: z.number().int() }),
  }),
}
