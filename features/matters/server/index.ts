import type { Ctx } from '#kernel/access/server/index.ts'
import type { CaseEvent } from '#kernel/workflow/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Db } from '#platform/db/index.ts'
import { definePart } from '#platform/http/mount.ts'
import type { SmsDriver } from '#platform/sms.ts'
import type { Tx } from '#platform/tx.ts'
import { contract, messages } from '../index.ts'
import type { MatterPorts } from '../ports.ts'
import { matterProcedures as ownProcedures, onMatterEvent as onOwnEvent } from './case-hooks.ts'
import { ensureComplaintLimits } from './complaints.ts'
import { ensureMatterDictionaries as ensureOwn } from './dictionaries.ts'
import { onFollowUpEvent } from './follow-up/follow-up-hooks.ts'
import { foldMap } from './fold-map.job.ts'
import { mattersHandlers } from './handlers.ts'
import { ensurePetitionLimits, petitionInstalled } from './petition-hooks.ts'
import { createNumberSource } from './numbers.ts'
import { detachContacts } from './retention.ts'
import { forgetWorksheetRows, importWorksheets } from './worksheet-import.job.ts'
import { trainTriage } from './train-triage.job.ts'
import { tellCaller, tellCallerOfEnd } from './tell-caller.job.ts'

export { countSentinelReports } from './count-sentinels.ts'
export { countByCategory } from './count-by-category.ts'
export { contactLookup } from './contact-of.ts'
export { mayReadAlikePhoto } from './may-read-alike-photo.ts'
export { rebuildTally } from './map-tally.ts'
export { mattersList } from './export-matters.ts'
export { followUpsList } from './follow-up/list-follow-ups.ts'
export { dutiesImporter } from './import-duties.ts'
export { type RequesterInput, sealRequester } from './requester-store.ts'
export { openMatters } from './open-matters.ts'
export { sealRows as sealSheetRows } from './worksheet-runs.ts'
export { openPlaces } from './open-places.ts'
export { searchLexemes } from './search-tokens.ts'
export { triageWords } from './triage-words.ts'

/** The procedures of requests and events, and the channel of petitions. */
export const matterProcedures = [...ownProcedures, petitionInstalled]

/** What a step means for the matter, and for a caller who has no account to read it in. */
export async function onMatterEvent(tx: Tx, event: CaseEvent): Promise<void> {
  await onOwnEvent(tx, event)
  if (event.case.subject_kind !== 'matter') return
  await onFollowUpEvent(tx, event)
  await tellCallerOfEnd(tx, event)
}

/** The shipped lists and the limits of the Regulations on Petitions; may run any number of times. */
export async function ensureMatterDictionaries(db: Db, now: Date): Promise<void> {
  await ensureOwn(db, now)
  await ensurePetitionLimits(db, now)
  await ensureComplaintLimits(db, now)
}

/** Matters over HTTP, with the jobs that tell callers and take personal data out. */
export function mattersServer(deps: { crypto: CryptoProvider; sms: SmsDriver } & MatterPorts<Db>) {
  // One for the life of the process: its blocks must not be taken twice.
  const numbers = createNumberSource()
  return {
    part: definePart<typeof contract.routes, Ctx>(contract, mattersHandlers({ ...deps, numbers })),
    jobs: [
      detachContacts,
      foldMap,
      trainTriage,
      tellCaller(deps),
      importWorksheets({ ...deps, numbers }),
      forgetWorksheetRows,
    ],
    messages: { namespace: 'matters', bundle: messages },
  }
}
