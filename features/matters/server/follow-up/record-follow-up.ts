import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { actOnCase } from '#kernel/workflow/server/index.ts'
import { invalid } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import type { contract } from '../../contract.ts'
import type { FollowUpLine } from '../../follow-up-contract.ts'
import { lineOf, refuseTaken } from './claim-follow-up.ts'
import type { FollowUpReader } from './follow-up-rows.ts'

type Call = Omit<z.output<typeof contract.routes.recordFollowUp.body>, 'requestId'>
interface Key {
  district: string
  caseId: string
}

const FARTHEST_DAYS = 60

/**
 * One call: a step of the case, and with it the list is kept. What was answered counts as the rating when there is none;
 * who wants it done again gets it where the answers alone do not open it and the time for it has not passed.
 */
export async function recordFollowUp(
  ctx: Ctx,
  reader: FollowUpReader,
  at: Key & { call: Call },
): Promise<FollowUpLine> {
  const { district, caseId, call } = at
  refuseTaken(await lineOf(reader, at))
  refuseDate(call, ctx.now)
  const { reached, solved, satisfied, words } = call
  const answers = reached === 'reached' ? { solved, satisfied, words } : {}
  const step = { actor: ctx.actor, district, caseId }
  const change = await actOnCase(ctx.tx, { ...step, action: 'follow_up', form: { reached, ...answers } })
  await ctx.tx.flush()
  if (call.reopen && reached === 'reached' && change.action.effects.attempt === undefined) {
    const note = words || translate('zh', 'matters:followUp.reopenNote')
    await actOnCase(ctx.tx, { ...step, action: 'reopen', note, form: {}, including: ['case.reopen'] })
    await ctx.tx.flush()
    await lastOf(ctx, at).set({ reopened: true }).execute()
  }
  if (reached === 'no_answer' && call.nextOn)
    await lastOf(ctx, at)
      .set({ due_at: sql`${`${call.nextOn}T00:00:00+08:00`}::timestamptz` })
      .where('state', '=', 'waiting')
      .execute()
  return lineOf(reader, at)
}

function lastOf({ tx }: Ctx, { district, caseId }: Key) {
  return tx.db
    .updateTable('matters.follow_up')
    .where('district', '=', district)
    .where('case_id', '=', caseId)
    .where('attempt', '=', eb =>
      eb
        .selectFrom('matters.follow_up as last')
        .select(one => one.fn.max('last.attempt').as('attempt'))
        .where('last.district', '=', district)
        .where('last.case_id', '=', caseId),
    )
}

function refuseDate({ nextOn }: Call, now: Date): void {
  if (nextOn === undefined) return
  const farthest = shanghaiDate(new Date(now.getTime() + FARTHEST_DAYS * 86_400_000))
  if (nextOn <= shanghaiDate(now)) throw invalid('nextOn', 'matters.next_date_past')
  if (nextOn > farthest) throw invalid('nextOn', 'matters.next_call_far', { days: FARTHEST_DAYS })
}
