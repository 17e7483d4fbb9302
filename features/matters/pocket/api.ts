import { filesContract } from '#kernel/files/index.ts'
import { territoryContract } from '#kernel/territory/index.ts'
import { createClient, urlOf } from '#platform/client/call.ts'
import { currentLocale } from '#ui/i18n.ts'
import { type SendOptions, sendFile } from '#ui/photo/send-file.ts'
import { contract as workflowContract } from '#kernel/workflow/index.ts'
import { contract } from '../index.ts'

const options = { locale: currentLocale }
export const matters = createClient(contract, options)
export const cases = createClient(workflowContract, options)
export const territory = createClient(territoryContract, options)

/** Sends one photo to the district it will belong to; answers with its id. */
export async function sendPhoto(district: string, file: File, extra: SendOptions): Promise<{ id: string }> {
  const reply = await sendFile(urlOf(filesContract.routes.uploadFiles, { query: { district } }), file, extra)
  const sent = filesContract.routes.uploadFiles.reply.parse(reply).files[0]
  if (!sent) throw new Error('The server kept no photo')
  return { id: sent.id }
}
