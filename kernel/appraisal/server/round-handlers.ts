import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { districtOf } from '#kernel/territory/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { roundRoutes } from '../round-contract.ts'
import type { RoundState } from '../round.ts'
import { closeRound } from './close-round.ts'
import { correctResult } from './correct-result.ts'
import { draftRound, type RoundKey } from './draft-round.ts'
import { finishRound, monthsAfter } from './finish-round.ts'
import { getRound } from './get-round.ts'
import { listResults, resultLineOf } from './list-results.ts'
import { listRounds } from './list-rounds.ts'
import { nameSubjects } from './name-subjects.ts'
import { requireLater, startVoting } from './open-round.ts'
import { publishRound } from './publish-round.ts'
import { resultsOfRound } from './published-results.ts'
import { lockReached, reached } from './reached-round.ts'
import { requireMove, type RoundRow, setRound } from './round-rows.ts'
import { schemeInForce } from './scheme-store.ts'
import { verifyRound } from './verify-round.ts'

export const roundHandlers: Handlers<typeof roundRoutes, Ctx> = {
  listRounds: ({ query }, ctx) => listRounds(ctx.tx.db, ctx.scope, query),
  draftRound: ({ body }, ctx) => draft(ctx, body),
  async getRound({ params }, ctx) {
    const round = await reached(ctx, params)
    return getRound(ctx, round)
  },
  async moveRound({ params, body }, ctx) {
    const round = await lockReached(ctx, params)
    const state = await move(ctx, round, { ...body, move: params.move })
    record(ctx, round, { event: 'appraisal.moved', details: { move: params.move }, reason: body.reason })
    return { district: round.district, id: round.id, state }
  },
  async correctResult({ params, body }, ctx) {
    const round = await lockReached(ctx, params)
    await correctResult(ctx.tx, round, { by: ctx.actor, correction: body })
    const own = (await resultsOfRound(ctx.tx.db, round)).find(one => one.subjectId === body.subjectId)
    if (!own) throw notFound()
    return resultLineOf(own)
  },
  async verifyRound({ params }, ctx) {
    return verifyRound(ctx.tx.db, await reached(ctx, params))
  },
  listResults: ({ query }, ctx) => listResults(ctx.tx.db, ctx.scope, query),
}

async function draft(ctx: Ctx, body: z.output<typeof roundRoutes.draftRound.body>): Promise<RoundKey> {
  if (!ctx.reaches(body.areaCode)) throw notFound()
  const { db } = ctx.tx
  const scheme = await schemeInForce(db, { district: districtOf(body.areaCode), key: body.schemeKey })
  const ids = body.subjects.map(one => one.subjectId)
  const named = await nameSubjects(db, { kind: scheme.subjectKind, areaCode: body.areaCode, ids })
  for (const [index, one] of body.subjects.entries())
    if (one.raters.some(rater => (rater.personId === undefined) === (rater.label === undefined)))
      throw invalid(`subjects.${index}.raters`, 'appraisal.rater_needs_one')
  const key = await draftRound(ctx.tx, {
    ...body,
    closesAt: new Date(body.closesAt),
    by: ctx.actor,
    subjects: body.subjects.map(({ subjectId, raters }) => ({
      subjectId,
      name: named.get(subjectId)?.name ?? '',
      areaCode: named.get(subjectId)?.areaCode ?? body.areaCode,
      raters: raters.map(({ group, personId, label }) => ({
        group,
        ...(personId ? { personId } : {}),
        ...(label ? { label } : {}),
      })),
    })),
  })
  const { title, areaCode } = body
  record(ctx, { ...key, area_code: areaCode }, { event: 'appraisal.drafted', details: { title } })
  return key
}

interface Move {
  move: string
  closesAt?: string | undefined
  reason?: string | undefined
}

async function move(ctx: Ctx, round: RoundRow, { move: name, closesAt, reason }: Move): Promise<RoundState> {
  const { tx, actor } = ctx
  switch (name) {
    case 'open':
      await startVoting(tx, round, actor)
      return 'open'
    case 'close':
      await closeRound(tx, round, actor)
      return 'counting'
    case 'extend':
      return extend(ctx, round, { closesAt, reason })
    case 'publish':
      await publishRound(tx, round, actor)
      return 'published'
    case 'finish':
      await finishRound(tx, round)
      return 'final'
    default:
      requireMove(round, 'cancel')
      // Whom a round that came to nothing was about is kept no longer than those of one that was finished.
      setRound(tx, round, {
        state: 'cancelled',
        note: required(reason),
        keep_until: monthsAfter(tx.now, round.rules.keepMonths),
      })
      return 'cancelled'
  }
}

function extend(ctx: Ctx, round: RoundRow, { closesAt, reason }: Omit<Move, 'move'>): RoundState {
  requireMove(round, 'extend')
  if (!closesAt) throw invalid('closesAt', 'appraisal.closes_in_the_past')
  const until = new Date(closesAt)
  requireLater(ctx.tx, until)
  setRound(ctx.tx, round, { state: 'open', closes_at: until, note: required(reason), closed_at: null, closed_by: null })
  return 'open'
}

function required(reason: string | undefined): string {
  if (!reason) throw new DomainError('appraisal.reason_missing', { status: 422, field: 'reason' })
  return reason
}

type Deed = 'appraisal.drafted' | 'appraisal.moved'

function record(
  ctx: Ctx,
  round: { district: string; id: string; area_code: string },
  { event, details, reason }: { event: Deed; details: Record<string, unknown>; reason?: string | undefined },
): void {
  writeAudit(ctx.tx, {
    district: round.district,
    actor: ctx.actor,
    event,
    subjectKind: 'appraisal_round',
    subjectId: round.id,
    areaCode: round.area_code,
    reason: reason ?? null,
    details,
  })
}
