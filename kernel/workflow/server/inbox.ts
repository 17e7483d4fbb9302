import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
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

/** What is asked of a case again and again: by several inboxes, or by several parts of one. */
interface Asked {
  /** It waits for the person. */
  mine: Condition
  /** It is guarded from nobody, or the person may read what is guarded. */
  known: Condition
  /** It is held, or the person took a step of it, and may still read it. */
  seen: Condition
}

function askedOf(actor: Actor): Asked {
  const within = openWithin(scopeOf(actor, 'case.read'))
  return {
    mine: awaitingMe(actor),
    known: sql<SqlBool>`(c.reading is null or ${within})`,
    seen: sql<SqlBool>`((c.held_until is not null or ${tookPart(actor)}) and ${within})`,
  }
}

/** What each inbox of one person holds, as conditions on `workflow.case as c`. */
export function inboxConditions(actor: Actor, now: Date, asked = askedOf(actor)): Record<Inbox, Condition> {
  const { known, seen } = asked
  const mine = sql<SqlBool>`(${asked.mine} and ${known})`
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
    overdue: open(sql<SqlBool>`${late} and ${known} and ${any([mine, ...climbedPast(actor)])}`),
    waiting: open(
      sql<SqlBool>`c.held_until is null and ${AWAITED} and ${known} and ${any(involved(actor, seen))}
        and ${mine} is not true`,
    ),
    // Inside the organisation everybody may see what is held, and until when.
    held: open(sql<SqlBool>`c.held_until is not null and ${seen}`),
  }
}

/** Somebody is awaited: a case that only waits for a day to come is nobody's to wait for. */
const AWAITED = sql<SqlBool>`(c.acting_role is not null or c.acting_organisation is not null or c.bucket = 'rate')`

const answered: Asked = { mine: sql`c.mine`, known: sql`c.known`, seen: sql`c.seen` }

/**
 * All that can be in an inbox, each case with what is asked again and again answered once: written out in every inbox,
 * planning the statement takes longer than running it.
 */
function openCases(actor: Actor): RawBuilder<unknown> {
  const { mine, known, seen } = askedOf(actor)
  const answers = sql`c.*, ${mine} as mine, ${known} as known, ${seen} as seen`
  return sql`with here as materialized (select ${answers} from workflow.case as c where not c.final
    union all select ${answers} from workflow.case as c where c.final and c.exclusion = 'asked')`
}

/** How many wait in each inbox; one statement. */
export async function countInboxes(db: Db, actor: Actor, now: Date): Promise<Record<Inbox, number>> {
  const conditions = inboxConditions(actor, now, answered)
  const counts = INBOXES.map(inbox => sql`count(*) filter (where ${conditions[inbox]})::int as ${sql.ref(inbox)}`)
  const { rows } = await sql<Record<Inbox, number>>`
    ${openCases(actor)} select ${sql.join(counts)} from here as c`.execute(db)
  return rows[0] ?? { accept: 0, dispatch: 0, handle: 0, check: 0, overdue: 0, waiting: 0, held: 0 }
}

/** The most pressing cases of each inbox; one statement. */
export async function mostUrgent(
  db: Db,
  actor: Actor,
  at: { now: Date; each: number },
): Promise<Map<Inbox, CaseRow[]>> {
  const conditions = inboxConditions(actor, at.now, answered)
  const parts = INBOXES.map(
    inbox => sql`(select ${inbox}::text as inbox, c.* from here as c where ${conditions[inbox]}
      order by c.due_at, c.id limit ${at.each})`,
  )
  const { rows } = await sql<CaseRow & { inbox: Inbox }>`
    ${openCases(actor)} ${sql.join(parts, sql` union all `)}`.execute(db)
  const found = Map.groupBy<Inbox, CaseRow>(rows, row => (row as CaseRow & { inbox: Inbox }).inbox)
  for (const list of found.values()) list.sort((a, b) => (a.due_at?.getTime() ?? 0) - (b.due_at?.getTime() ?? 0))
  return found
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
function involved(actor: Actor, seen: Condition): Condition[] {
  const raised = sql<SqlBool>`c.requester_id = ${actor.personId}::uuid`
  // What I handed on is no longer mine to do, but it is mine to know.
  const handedOn = sql<SqlBool>`(${tookPart(actor)} and ${seen})`
  if (actor.organisations.length === 0) return [raised, handedOn]
  const ids = sql.join(actor.organisations.map(id => sql`${id}::uuid`))
  const assigned = sql<SqlBool>`exists (select 1 from workflow.assignment as a where a.district = c.district
    and a.case_id = c.id and a.organisation_id in (${ids}) and a.open)`
  return [raised, handedOn, assigned, sql<SqlBool>`(c.first_organisation in (${ids}) and c.reading is null)`]
}

function tookPart(actor: Actor): Condition {
  return sql<SqlBool>`${actor.personId}::uuid = any(c.taken_part)`
}

function ofTypes(post: ActorPost, condition: Condition): Condition {
  if (post.caseTypes === null) return condition
  return sql<SqlBool>`(${condition} and c.procedure in (${sql.join(post.caseTypes)}))`
}
