import { createClient } from '#platform/client/call.ts'
import type { RouteReply } from '#platform/http/route.ts'
import { currentLocale } from '#ui/i18n.ts'
import { contract } from '../index.ts'

export const reportIn = createClient(contract, { locale: currentLocale })

export type Mine = RouteReply<typeof contract.routes.getMyReportIn>
export type MyLinkage = RouteReply<typeof contract.routes.listLinkages>['items'][number]
export type MyRegistration = Mine['items'][number]
