import type { z } from 'zod'
import { contract as calendarContract } from '#kernel/calendar/index.ts'
import { territoryContract } from '#kernel/territory/index.ts'
import { createClient } from '#platform/client/call.ts'
import type { RouteReply } from '#platform/http/route.ts'
import { currentLocale } from '#ui/i18n.ts'
import { contract } from '../index.ts'

const options = { locale: currentLocale }
export const matters = createClient(contract, options)
export const territory = createClient(territoryContract, options)
export const calendars = createClient(calendarContract, options)

export type MatterDetail = RouteReply<typeof contract.routes.getMatter>
export type MatterRow = RouteReply<typeof contract.routes.listMatters>['items'][number]
export type FollowUpRow = RouteReply<typeof contract.routes.listFollowUps>['items'][number]
export type FollowUpCall = z.input<typeof contract.routes.recordFollowUp.body>
export type DispatchPreview = RouteReply<typeof contract.routes.previewDispatch>
export type Walk = DispatchPreview['walk']
export type Category = RouteReply<typeof contract.routes.listCategories>['fields'][number]['items'][number]
export type Suggestions = RouteReply<typeof contract.routes.suggestCategories>
export type CategoryField = RouteReply<typeof contract.routes.listCategories>['fields'][number]
export type Duty = RouteReply<typeof contract.routes.listDuties>['duties'][number]
export type Trial = RouteReply<typeof contract.routes.tryDuties>
export type CalendarYear = RouteReply<typeof calendarContract.routes.listCalendarDays>
export type CalendarDay = CalendarYear['days'][number]
export type YearImport = RouteReply<typeof calendarContract.routes.importCalendarYear>
