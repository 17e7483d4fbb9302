import { type Actor, holds } from '#kernel/access/index.ts'
import { buildActor, type Ctx, type PolicyStore } from '#kernel/access/server/index.ts'
import { DomainError } from '#platform/error.ts'
import { contract } from '../contract.ts'
import type { ChangeHub } from './change-hub.ts'
import { Follower } from './follower.ts'
import { changesFor, idOf, instantOf, readSteps, type Step } from './read-changes.ts'

/** Lines one person may hold in one process: tabs share one, so this is that many browsers. */
const MOST_LINES = 6
/** Changes older than this are not told again; the lists are read instead. */
const MEMORY_MS = 15 * 60_000
const MOST_MISSED = 200
/** A step may have been committed a little after others that carry a later instant. */
const OVERLAP_MS = 5_000

interface FollowDeps {
  hub: ChangeHub
  policies: PolicyStore
}

/** How many lines each person holds in this process. */
export type Lines = Map<string, number>

/** Opens a line for whoever accepts one; anybody else is told what happened since, and that is all. */
export async function followChanges(ctx: Ctx, last: string | undefined, deps: FollowDeps & { lines: Lines }) {
  const header = ctx.request.headers['last-event-id']
  const since = instantOf(typeof header === 'string' ? header : last)
  if (!ctx.request.headers.accept?.includes('text/event-stream'))
    return ctx.reply.send(contract.routes.followChanges.reply.parse(await missed(ctx, since)))
  if (deps.hub.stopped) throw new DomainError('desk.stopping', { status: 503 })
  const { personId } = ctx.actor
  const open = deps.lines.get(personId) ?? 0
  if (open >= MOST_LINES) throw new DomainError('desk.too_many_streams', { status: 429 })
  deps.lines.set(personId, open + 1)
  const follower = new Follower({ actor: ctx.actor, still: () => standingOf(ctx, deps.policies) })
  const leave = deps.hub.listen(follower)
  follower.stream.once('close', () => {
    leave.then(
      stop => stop(),
      () => undefined,
    )
    const left = (deps.lines.get(personId) ?? 1) - 1
    if (left > 0) deps.lines.set(personId, left)
    else deps.lines.delete(personId)
  })
  ctx.reply.raw.once('close', () => follower.stream.destroy())
  await leave
  const before = await missed(ctx, since)
  follower.greet(before.last)
  if (before.reset) follower.reset()
  else follower.send(before.changes)
  return (
    ctx.reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      // A line is never used for another question, and a stop need not wait for one.
      .header('connection', 'close')
      .send(follower.stream)
  )
}

/** What happened since an instant, or from now on when none is given. */
async function missed(ctx: Ctx, since: number | null) {
  const now = ctx.now.getTime()
  const none = { changes: [], last: idOf({ at: ctx.now, id: '' }), reset: false }
  if (since === null) return none
  if (since < now - MEMORY_MS) return { ...none, reset: true }
  const steps = await readSteps(ctx.tx.db, { since: new Date(since - OVERLAP_MS), limit: MOST_MISSED + 1 })
  if (steps.length > MOST_MISSED) return { ...none, reset: true }
  return { changes: changesFor(ctx.actor, steps), last: lastOf(steps) ?? none.last, reset: false }
}

function lastOf(steps: readonly Step[]): string | null {
  const step = steps.at(-1)
  return step ? idOf(step) : null
}

/** The same person as they stand now; their session must still be there and the permission still held. */
async function standingOf(ctx: Ctx, policies: PolicyStore): Promise<Actor | null> {
  const session = await ctx.tx.db
    .selectFrom('auth.session')
    .select('id')
    .where('id', '=', ctx.sessionId ?? '')
    .executeTakeFirst()
  if (!session) return null
  const now = new Date()
  const policy = await policies.current(now)
  const actor = await buildActor(ctx.tx.db, ctx.actor.accountId, { now, policy })
  return actor && holds(actor, 'case.read') ? actor : null
}
