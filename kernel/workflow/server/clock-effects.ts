import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { invalid } from '#platform/error.ts'
import { CLOCK_EVENTS, clockEffect, type ClockEvent, isClockEvent } from '../clock-effects.ts'
import type { LimitBook } from '../limits.ts'
import type { ClockEffectView } from '../shapes.ts'
import { forgetLimitBook, readLimitBook } from './limit-book.ts'

type EditCtx = Pick<Ctx, 'tx' | 'actor' | 'now'>

/** Every event with what it does under a profile; the profile in force unless another is asked for. */
export async function listClockEffects(ctx: Pick<Ctx, 'tx'>, asked: string | undefined) {
  const book = await readLimitBook(ctx.tx.db)
  const profile = asked ?? book.profile
  return {
    profile,
    items: Object.keys(CLOCK_EVENTS)
      .filter(isClockEvent)
      .map(event => viewOf(book, profile, event)),
  }
}

/** Holds for what happens from now on: what an event has done to a clock stays done. */
export async function setClockEffect(
  ctx: EditCtx,
  input: { profile: string; event: string; effect: string },
  reason: string,
): Promise<ClockEffectView> {
  const { tx, now } = ctx
  const { profile, event, effect } = input
  if (!isClockEvent(event)) throw invalid('event', 'workflow.no_such_event')
  const options: readonly string[] = CLOCK_EVENTS[event]
  if (!options.includes(effect)) throw invalid('effect', 'workflow.no_such_event')
  const before = viewOf(await readLimitBook(tx.db), profile, event)
  await tx.db
    .insertInto('workflow.clock_effect')
    .values({ profile, event, effect, updated_at: now })
    .onConflict(conflict =>
      conflict
        .columns(['profile', 'event'])
        .doUpdateSet(eb => ({ effect, updated_at: now, version: eb('workflow.clock_effect.version', '+', 1) })),
    )
    .execute()
  forgetLimitBook(tx)
  writeAudit(tx, {
    district: NO_DISTRICT,
    actor: ctx.actor,
    event: 'limit.clock_effect',
    subjectKind: 'setting',
    subjectId: `${profile}.${event}`,
    reason,
    details: { profile, event, effect, before: before.effect },
  })
  return { event, effect, options: [...options], chosen: true }
}

function viewOf(book: LimitBook, profile: string, event: ClockEvent): ClockEffectView {
  const chosen = book.effects?.some(row => row.profile === profile && row.event === event) ?? false
  return { event, effect: clockEffect({ ...book, profile }, event), options: [...CLOCK_EVENTS[event]], chosen }
}
