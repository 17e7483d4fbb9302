import { z } from 'zod'
import { defineContract, page, pageQuery, requestId, route, SIGNED_IN } from '#platform/http/route.ts'
import { importRoutes } from './import-contract.ts'
import { changeKinds, columnLayout, exportRun, listKey, savedView, viewInput } from './shapes.ts'

const byId = z.object({ id: z.uuid() })

const viewRoutes = {
  listViews: route({
    method: 'GET',
    path: '/api/views',
    summary: 'My saved views of a list, those my organisations share, and how I have its columns',
    permission: SIGNED_IN,
    query: z.object({ list: listKey }),
    reply: z.object({
      items: z.array(savedView),
      columns: z.array(columnLayout).nullable(),
      defaultViewId: z.uuid().nullable(),
      /** Organisations I may share a view with. */
      shareWith: z.array(z.object({ id: z.uuid(), name: z.string() })),
    }),
  }),
  createView: route({
    method: 'POST',
    path: '/api/views',
    summary: 'Keep a list as it is narrowed and sorted now',
    permission: SIGNED_IN,
    body: viewInput.extend({ requestId, list: listKey }),
    reply: savedView,
  }),
  editView: route({
    method: 'PATCH',
    path: '/api/views/:id',
    summary: 'Change one of my views, or one shared with an organisation I may share with',
    permission: SIGNED_IN,
    params: byId,
    body: viewInput.partial().extend({ requestId }),
    reply: savedView,
  }),
  deleteView: route({
    method: 'DELETE',
    path: '/api/views/:id',
    summary: 'Remove a view; for whom it was the first, the list opens without one',
    permission: SIGNED_IN,
    params: byId,
    body: z.object({ requestId }),
    reply: z.object({ id: z.uuid() }),
  }),
  setLayout: route({
    method: 'PUT',
    path: '/api/layouts/:list',
    summary: 'How I have the columns of a list, and with which view it opens; absent keeps, null goes back',
    permission: SIGNED_IN,
    params: z.object({ list: listKey }),
    body: z.object({
      requestId,
      columns: z.array(columnLayout).max(60).nullable().optional(),
      defaultViewId: z.uuid().nullable().optional(),
    }),
    reply: z.object({ columns: z.array(columnLayout).nullable(), defaultViewId: z.uuid().nullable() }),
  }),
}

const exportRoutes = {
  startExport: route({
    method: 'POST',
    path: '/api/exports',
    summary: 'Have a list within my reach written as an Excel file; many rows need a reason',
    permission: SIGNED_IN,
    perMinute: 10,
    body: z.object({
      requestId,
      list: listKey,
      /** As the list itself is asked. */
      query: z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean()])).default({}),
      /** Columns in order; all of them when absent. */
      columns: z.array(z.string().max(60)).min(1).max(60).optional(),
      reason: z.string().trim().min(4).max(200).optional(),
    }),
    reply: exportRun,
  }),
  listExports: route({
    method: 'GET',
    path: '/api/exports',
    summary: 'Files of lists I asked for, newest first',
    permission: SIGNED_IN,
    query: pageQuery,
    reply: page(exportRun),
  }),
  getExport: route({
    method: 'GET',
    path: '/api/exports/:id',
    summary: 'How far one of my files is',
    permission: SIGNED_IN,
    params: byId,
    reply: exportRun,
  }),
  cancelExport: route({
    method: 'POST',
    path: '/api/exports/:id/cancel',
    summary: 'Stop writing a file; nothing of it is kept',
    permission: SIGNED_IN,
    params: byId,
    body: z.object({ requestId }),
    reply: exportRun,
  }),
  readExport: route({
    method: 'GET',
    path: '/api/exports/:id/file',
    summary: 'The file itself, until it expires and only for whoever asked for it',
    permission: SIGNED_IN,
    params: byId,
    reply: z.unknown(),
    kind: 'stream',
  }),
}

const deskRoutes = {
  previewBulk: route({
    method: 'POST',
    path: '/api/cases/bulk-preview',
    summary: 'What an action would meet on each of up to 200 cases: open, or refused and why. Nothing is done',
    permission: 'case.read',
    idempotent: false,
    perMinute: 60,
    body: z.object({
      action: z.string().regex(/^[a-z_]{1,60}$/),
      cases: z
        .array(z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid() }))
        .min(1)
        .max(200),
    }),
    reply: z.object({
      items: z.array(
        z.object({
          district: z.string(),
          id: z.uuid(),
          /** Null: out of reach, as if it were not there. */
          case: z
            .object({
              number: z.string(),
              title: z.string(),
              place: z.string(),
              stateLabel: z.string(),
              category: z.string().nullable(),
              subjectKind: z.string(),
              subjectId: z.uuid(),
            })
            .nullable(),
          open: z.boolean(),
          reason: z.string().nullable(),
          form: z.record(z.string(), z.unknown()).nullable(),
          needsNote: z.boolean(),
        }),
      ),
    }),
  }),
  followChanges: route({
    method: 'GET',
    path: '/api/changes',
    summary:
      'What happens within reach, as it happens: server-sent events for whoever accepts text/event-stream, else what happened since `last`',
    permission: 'case.read',
    query: z.object({
      /** Id of the last change seen; the header Last-Event-ID says the same. */
      last: z.string().max(80).optional(),
    }),
    reply: z.object({
      changes: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(changeKinds),
          subjectKind: z.string(),
          district: z.string(),
          subjectId: z.uuid(),
          caseId: z.uuid(),
          mine: z.boolean(),
        }),
      ),
      last: z.string(),
      /** True: too much happened to tell; read the lists again. */
      reset: z.boolean(),
    }),
    kind: 'stream',
  }),
}

/** What makes a list a place to work at: views, columns, files out and in, many at once, and news. */
export const contract = defineContract('desk', { ...viewRoutes, ...exportRoutes, ...importRoutes, ...deskRoutes })
