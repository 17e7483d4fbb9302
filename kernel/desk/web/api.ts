import { contract as workflow } from '#kernel/workflow/index.ts'
import { createClient } from '#platform/client/call.ts'
import type { RouteReply } from '#platform/http/route.ts'
import { currentLocale } from '#ui/i18n.ts'
import { contract } from '../contract.ts'

const options = { locale: currentLocale }
export const desk = createClient(contract, options)
export const cases = createClient(workflow, options)

export type Views = RouteReply<typeof contract.routes.listViews>
export type Run = RouteReply<typeof contract.routes.getExport>
export type BulkItem = RouteReply<typeof contract.routes.previewBulk>['items'][number]
export type ImportKind = RouteReply<typeof contract.routes.listImportKinds>['items'][number]
export type ImportRunView = RouteReply<typeof contract.routes.getImportRun>
