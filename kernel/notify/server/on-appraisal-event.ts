import type { AppraisalEvent } from '#kernel/appraisal/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { Tx } from '#platform/tx.ts'
import { sendNotice } from './send.ts'

/**
 * Those who may vote hear that they may, and a subject that it is being appraised, what came of it, and of every further
 * edition. An organisation hears through everyone who holds a post in it; the message never says the result itself.
 */
export async function notifyOfAppraisal(tx: Tx, event: AppraisalEvent): Promise<void> {
  const { round, kind } = event
  const tell = (personIds: readonly string[], sentence: string) =>
    sendNotice(tx, {
      personIds,
      template: 'appraisal',
      params: { title: round.title, sentenceKey: `appraisal:told.${sentence}` },
    })
  if (kind === 'opened' || kind === 'joined') await tell(event.raterIds, 'vote')
  if (kind === 'joined') return
  const subjectIds = kind === 'opened' ? event.subjectIds : event.results.map(one => one.subjectId)
  const subjects = await peopleOf(tx, { subjectKind: round.subjectKind, subjectIds })
  if (subjects.length > 0) await tell(subjects, kind)
}

async function peopleOf(
  tx: Tx,
  { subjectKind, subjectIds }: { subjectKind: AppraisalEvent['round']['subjectKind']; subjectIds: readonly string[] },
): Promise<readonly string[]> {
  if (subjectKind === 'person') return subjectIds
  if (subjectKind === 'area' || subjectIds.length === 0) return []
  const today = shanghaiDate(tx.now)
  const rows = await tx.db
    .selectFrom('people.post')
    .select('person_id')
    .distinct()
    .where('organisation_id', 'in', subjectIds)
    .where('valid_from', '<=', today)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .execute()
  return rows.map(row => row.person_id)
}
