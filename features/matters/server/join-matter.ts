import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { followCase } from '#kernel/workflow/server/index.ts'
import { DomainError } from '#platform/error.ts'
import type { contract } from '../contract.ts'
import { subjectOf } from './alike-handlers.ts'
import { findAlike, shownToAll } from './find-alike.ts'

type Body = z.output<typeof contract.routes.joinMatter.body>
type Reply = z.input<typeof contract.routes.joinMatter.reply>

/** Shown at once, so at most these many could have been chosen from; more for what was reported in between. */
const AMONG = 20

/**
 * Makes the caller a follower instead of opening the same matter twice. Only what the same search shows them can be
 * joined: an id alone opens nothing.
 */
export async function joinMatter(ctx: Ctx, key: { district: string; id: string }, body: Body): Promise<Reply> {
  const subject = await subjectOf(ctx, body)
  const shown = await findAlike(ctx.tx.db, subject, { shown: shownToAll, now: ctx.now, most: AMONG })
  const found = shown.find(({ row }) => row.district === key.district && row.id === key.id)?.row
  if (!found) throw new DomainError('matters.join_gone')
  if (found.requester_id === ctx.actor.personId) throw new DomainError('matters.join_own')
  await followCase(ctx.tx, {
    district: key.district,
    caseId: found.case_id,
    follower: { personId: ctx.actor.personId },
    via: 'joined',
  })
  return { ...key, number: found.number }
}
