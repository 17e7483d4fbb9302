import { filesContract } from '#kernel/files/index.ts'
import { urlOf } from '#platform/client/call.ts'
import { PhotoPicker } from '#ui/photo/PhotoPicker.tsx'
import { type SendOptions, sendFile } from '#ui/photo/send-file.ts'
import { type PhotoQueue, usePhotoQueue } from '#ui/photo/use-photo-queue.ts'
import { readTrouble } from '#ui/problem.ts'

/** One photo that proves what a form says, sent to the district whose files it will be among. */
export function useEvidence(district: string): PhotoQueue {
  return usePhotoQueue({
    max: 1,
    explain: error => readTrouble(error).sentence,
    upload: (file, options) => sendEvidence(district, file, options),
  })
}

export function EvidenceInput({ label, help, queue }: { label: string; help?: string; queue: PhotoQueue }) {
  return (
    <fieldset className="ja-list">
      <legend>{label}</legend>
      {help && <p className="ja-quiet">{help}</p>}
      <PhotoPicker queue={queue} />
    </fieldset>
  )
}

async function sendEvidence(district: string, file: File, options: SendOptions): Promise<{ id: string }> {
  const reply = await sendFile(urlOf(filesContract.routes.uploadFiles, { query: { district } }), file, options)
  const [sent] = filesContract.routes.uploadFiles.reply.parse(reply).files
  if (!sent) throw new Error('The server kept no photo')
  return { id: sent.id }
}
