import { filesContract } from '#kernel/files/index.ts'
import { contract as peopleContract } from '#kernel/people/index.ts'
import { createClient, urlOf } from '#platform/client/call.ts'
import type { RouteReply } from '#platform/http/route.ts'
import { currentLocale } from '#ui/i18n.ts'
import { type SendOptions, sendFile } from '#ui/photo/send-file.ts'
import { contract } from '../contract.ts'

const options = { locale: currentLocale }
export const cases = createClient(contract, options)
export const directory = createClient(peopleContract, options)

export type CaseView = RouteReply<typeof contract.routes.getCase>
export type CaseLine = CaseView['case']
export type OpenAction = CaseView['actions'][number]
export type ThreadStep = CaseView['thread'][number]
export type ClockView = CaseView['clocks'][number]
export type ProcedureView = RouteReply<typeof contract.routes.listProcedures>['items'][number]
export type Limit = RouteReply<typeof contract.routes.listLimits>['items'][number]

/** Sends one photo to the district of the case it will belong to; answers with its id. */
export async function sendPhoto(district: string, file: File, extra: SendOptions): Promise<{ id: string }> {
  const reply = await sendFile(urlOf(filesContract.routes.uploadFiles, { query: { district } }), file, extra)
  const sent = filesContract.routes.uploadFiles.reply.parse(reply).files[0]
  if (!sent) throw new Error('The server kept no photo')
  return { id: sent.id }
}
