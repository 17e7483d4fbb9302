import { type Expression, type SqlBool, sql } from 'kysely'
import { type Actor, type ActorPost, scopeOf } from '#kernel/access/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import { isFinal, type StateActor } from '../definition.ts'
import type { CaseRow } from '../records.ts'
import { INBOXES, type Inbox } from '../shapes.ts'
import { casesWithin, openWithin } from './case-lines.ts'
import { procedures } from './runtime.ts'

type Condition = Expression<SqlBool>
const never = sql<SqlBool>`false`

/** What each inbox of one person holds, as conditions on `workflow.case as c`. */
export function inboxConditions(actor: Actor, now: Date): Record<Inbox, Condition> {
  const mine = sql<SqlBool>`(${awaitingMe(actor)} and ${mayKnow(actor)})`
  const active = sql<SqlBool>`c.held_until is null and ${mine}`
  const late = sql<SqlBool>`c.due_at < ${now}`
  const inBucket = (bucket: string, condition: Condition = active) =>
    open(sql<SqlBool>`c.bucket = ${bucket} and ${condition}`)
  return {
    accept: inBucket('accept'),
    dispatch: inBucket('dispatch'),
    handle: inBucket('handle'),
    // Who must check, and who must decide on more time: both look at somebody else's work.
    check: any([
      open(any([sql<SqlBool>`c.bucket in ('check', 'rate') and ${mine}`, ...requestsToDecide(actor)])),
      exclusionsToDecide(actor),
    ]),
    overdue: open(sql<SqlBool>`${late} and ${mayKnow(actor)} and ${any([mine, ...climbedPast(actor)])}`),
    waiting: open(
      sql<SqlBool>`c.held_until is null and ${AWAITED} and ${mayKnow(actor)} and ${any(involved(actor))}
        and ${mine} is not true`,
    ),
    // Inside the organisation everybody may see what is held, and until when.
    held: open(sql<SqlBool>`c.held_until is not null and ${openWithin(scopeOf(actor, 'case.read'))}`),
  }
}

/** Somebody is awaited: a case that only waits for a day to come is nobody's to wait for. */
const AWAITED = sql<SqlBool>`(c.acting_role is not null or c.acting_organisation is not null or c.bucket = 'rate')`

/** How many wait in each inbox; one statement. */
export async function countInboxes(db: Db, actor: Actor, now: Date): Promise<Record<Inbox, number>> {
  const conditions = inboxConditions(actor, now)
  const counts = INBOXES.map(inbox => sql`count(*) filter (where ${conditions[inbox]})::int as ${sql.ref(inbox)}`)
  const { rows } = await sql<Record<Inbox, number>>`
    select ${sql.join(counts)} from workflow.case as c where ${any(Object.values(conditions))}`.execute(db)
  return rows[0] ?? { accept: 0, dispatch: 0, handle: 0, check: 0, overdue: 0, waiting: 0, held: 0 }
}

/** The most pressing cases of each inbox; one statement. */
export async function mostUrgent(
  db: Db,
  actor: Actor,
  at: { now: Date; each: number },
): Promise<Map<Inbox, CaseRow[]>> {
  const conditions = inboxConditions(actor, at.now)
  const parts = INBOXES.map(
    inbox => sql`(select ${inbox}::text as inbox, c.* from workflow.case as c where ${conditions[inbox]}
      order by c.due_at, c.id limit ${at.each})`,
  )
  const { rows } = await sql<CaseRow & { inbox: Inbox }>`${sql.join(parts, sql` union all `)}`.execute(db)
  const found = Map.groupBy<Inbox, CaseRow>(rows, row => (row as CaseRow & { inbox: Inbox }).inbox)
  for (const list of found.values()) list.sort((a, b) => (a.due_at?.getTime() ?? 0) - (b.due_at?.getTime() ?? 0))
  return found
}

/** Whatever open case one is awaited for or took part in: what is guarded is known to those alone who may read it. */
function mayKnow(actor: Actor): Condition {
  return sql<SqlBool>`(c.reading is null or ${openWithin(scopeOf(actor, 'case.read'))})`
}

function open(condition: Condition): Condition {
  return sql<SqlBool>`(not c.final and ${condition})`
}

function any(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? never : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`
}

/** The state waits for one of my posts, for my organisation, or for me who raised the case. */
function awaitingMe(actor: Actor): Condition {
  const roles = actor.posts.map(post =>
    ofTypes(post, sql<SqlBool>`(c.acting_role = ${post.role} and c.acting_area = ${post.areaCode})`),
  )
  const units = actor.posts
    .filter(post => post.organisationId !== null)
    .map(post => ofTypes(post, sql<SqlBool>`c.acting_organisation = ${post.organisationId}::uuid`))
  // It waits for whoever raised it, to rate it or to do what they took on.
  const asked = statesWhere(awaited => awaited.kind === 'requester')
  const own = sql<SqlBool>`(c.bucket in ('rate', 'handle') and c.requester_id = ${actor.personId}::uuid
    and c.acting_role is null and c.acting_organisation is null and ${asked})`
  return any([...roles, ...units, own])
}

/** It was mine, nobody acted in time, and a level above is being called: I may and should still act. */
function climbedPast(actor: Actor): Condition[] {
  return actor.posts.flatMap(post => {
    const waiting = statesWhere(awaited => awaited.kind === 'role' && awaited.roles.some(known => known === post.role))
    if (waiting === never) return []
    const here = underArea(post.areaCode, 'c.area_code')
    return [ofTypes(post, sql<SqlBool>`(c.overdue_level > 0 and ${waiting} and ${here})`)]
  })
}

/** In one of the states, over all procedures, that wait for such an actor; `never` when there is none. */
function statesWhere(waitsFor: (awaited: StateActor) => boolean): Condition {
  const pairs = procedures()
    .current()
    .flatMap(procedure =>
      Object.entries(procedure.states).flatMap(([name, state]) =>
        !isFinal(state) && waitsFor(state.actor) ? [sql`(${procedure.key}, ${name})`] : [],
      ),
    )
  return pairs.length === 0 ? never : sql<SqlBool>`(c.procedure, c.state) in (${sql.join(pairs)})`
}

/** Extensions, objections and requests to hold that wait for my decision. */
function requestsToDecide(actor: Actor): Condition[] {
  const decided = [
    ['extension_request', 'case.decide_extension'],
    ['objection', 'case.decide_objection'],
    ['hold_request', 'case.hold'],
  ] as const
  return decided.map(([kind, permission]) => {
    const asked = sql<SqlBool>`exists (select 1 from workflow.clock as x where x.district = c.district
      and x.case_id = c.id and x.kind = ${kind} and x.stopped_at is null)`
    return sql<SqlBool>`(${openWithin(scopeOf(actor, permission))} and ${asked})`
  })
}

/** Whether a case counts is decided by another person than who asked, also after its end. */
function exclusionsToDecide(actor: Actor): Condition {
  return sql<SqlBool>`(c.exclusion = 'asked' and c.exclusion_by is distinct from ${actor.personId}::uuid
    and ${casesWithin(scopeOf(actor, 'case.decide_exclusion'))})`
}

/** I raised it or took a step of it, or my organisation is in charge of it, assists or signed it first. */
function involved(actor: Actor): Condition[] {
  const raised = sql<SqlBool>`c.requester_id = ${actor.personId}::uuid`
  // What I handed on is no longer mine to do, but it is mine to know.
  const acted = sql<SqlBool>`${actor.personId}::uuid = any(c.taken_part)`
  const handedOn = sql<SqlBool>`(${acted} and ${openWithin(scopeOf(actor, 'case.read'))})`
  if (actor.organisations.length === 0) return [raised, handedOn]
  const ids = sql.join(actor.organisations.map(id => sql`${id}::uuid`))
  const assigned = sql<SqlBool>`exists (select 1 from workflow.assignment as a where a.district = c.district
    and a.case_id = c.id and a.organisation_id in (${ids}) and a.open)`
  return [raised, handedOn, assigned, sql<SqlBool>`(c.first_organisation in (${ids}) and c.reading is null)`]
}

function ofTypes(post: ActorPost, condition: Condition): Condition {
  if (post.caseTypes === null) return condition
  return sql<SqlBool>`(${condition} and c.procedure in (${sql.join(post.caseTypes)}))`
}
