import { createClient } from '#platform/client/call.ts'
import type { RouteReply } from '#platform/http/route.ts'
import { currentLocale } from '#ui/i18n.ts'
import { contract } from '../contract.ts'

export const appraisal = createClient(contract, { locale: currentLocale })

type Routes = typeof contract.routes
export type BallotView = RouteReply<Routes['listMyBallots']>['items'][number]
export type MyResult = RouteReply<Routes['listMyResults']>['items'][number]
export type RoundView = RouteReply<Routes['getRound']>
export type SubjectView = RoundView['subjectList'][number]
export type RoundRow = RouteReply<Routes['listRounds']>['items'][number]
export type AdjustmentRow = RouteReply<Routes['listAdjustments']>['items'][number]
export type PaperRow = RouteReply<Routes['listPapers']>['items'][number]
export type PublicResult = RouteReply<Routes['listPublicResults']>['items'][number]
export type PublicRound = RouteReply<Routes['listPublicResults']>['rounds'][number]
export type SchemeRow = RouteReply<Routes['listSchemes']>['items'][number]
export type SchemeView = RouteReply<Routes['getScheme']>
