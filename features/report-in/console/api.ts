import { territoryContract } from '#kernel/territory/index.ts'
import { contract as workflowContract } from '#kernel/workflow/index.ts'
import { createClient } from '#platform/client/call.ts'
import type { RouteReply } from '#platform/http/route.ts'
import { currentLocale } from '#ui/i18n.ts'
import { contract } from '../index.ts'

const options = { locale: currentLocale }
export const reportIn = createClient(contract, options)
export const cases = createClient(workflowContract, options)
export const territory = createClient(territoryContract, options)

export type RegistrationRow = RouteReply<typeof contract.routes.listRegistrations>['items'][number]
export type RegistrationDetail = RouteReply<typeof contract.routes.getRegistration>
export type LinkageRow = RouteReply<typeof contract.routes.listLinkages>['items'][number]
export type YearGradeRow = RouteReply<typeof contract.routes.listYearGrades>['items'][number]
export type YearGradeDetail = RouteReply<typeof contract.routes.getYearGrade>
export type ConsultationRow = RouteReply<typeof contract.routes.listConsultations>['items'][number]
export type ConsultationDetail = RouteReply<typeof contract.routes.getConsultation>
export type LookBackRow = RouteReply<typeof contract.routes.listLookBacks>['items'][number]
