import { type Actor, type Scope, scopeOf, scopeReaches, type Target } from '#kernel/access/index.ts'
import type { Db } from '#platform/db/index.ts'
import { sql } from 'kysely'
import type { Change } from '../shapes.ts'

/** One step of one case, with what decides who may hear of it. */
export interface Step {
  id: string
  at: Date
  seq: number
  visibility: string
  actorId: string | null
  district: string
  caseId: string
  subjectKind: string
  subjectId: string
  target: Target
}

interface Row {
  id: string
  at: Date
  seq: number
  visibility: string
  actor_id: string | null
  district: string
  case_id: string
  subject_kind: string
  subject_id: string
  area_code: string
  procedure: string
  reading: string | null
  requester_id: string | null
  units: string[] | null
}

/** The newest steps from an instant on, oldest first. One more than `limit` says that there were more. */
export async function readSteps(db: Db, ask: { since: Date; limit: number }): Promise<Step[]> {
  const { rows } = await sql<Row>`
    select a.id, a.at, a.seq, a.visibility, a.actor_id, a.district, a.case_id, c.subject_kind, c.subject_id,
      c.area_code, c.procedure, c.reading, c.requester_id,
      (select array_agg(s.organisation_id::text) from workflow.assignment as s
        where s.district = a.district and s.case_id = a.case_id and s.ended_at is null) as units
    from (select * from workflow.action where at >= ${ask.since} order by at desc, id desc limit ${ask.limit}) as a
    join workflow.case as c on c.district = a.district and c.id = a.case_id
    order by a.at, a.id`.execute(db)
  return rows.map(row => ({
    id: row.id,
    at: row.at,
    seq: row.seq,
    visibility: row.visibility,
    actorId: row.actor_id,
    district: row.district,
    caseId: row.case_id,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    target: {
      areaCode: row.area_code,
      caseType: row.procedure,
      reading: row.reading,
      assistOrganisationIds: row.units ?? [],
      requesterId: row.requester_id,
    },
  }))
}

/** What a person may hear of steps: the place and kind of what changed, never what was done or by whom. */
export function changesFor(actor: Actor, steps: readonly Step[]): Change[] {
  const scope = scopeOf(actor, 'case.read')
  return steps.flatMap(step => (mayHear(scope, step) ? [toChange(step, actor.personId)] : []))
}

/** Whoever only asked for it hears of what is public; the office's own talk is not even hinted at. */
function mayHear(scope: Scope, { target, visibility }: Step): boolean {
  if (scopeReaches({ ...scope, requesterId: null }, target)) return true
  return visibility === 'public' && scopeReaches(scope, target)
}

function toChange(step: Step, personId: string): Change {
  const { subjectKind, district, subjectId, caseId } = step
  const kind = step.seq === 1 ? 'opened' : 'changed'
  return { id: idOf(step), kind, subjectKind, district, subjectId, caseId, mine: step.actorId === personId }
}

/** The instant and the id: enough to go on from, in any process. */
export function idOf({ at, id }: Pick<Step, 'at' | 'id'>): string {
  return `${at.getTime()}-${id}`
}

/** The instant of a change's id; null for what is none. */
export function instantOf(last: string | undefined): number | null {
  const [, at] = /^(\d{1,15})-[0-9a-f-]{0,36}$/.exec(last ?? '') ?? []
  return at === undefined ? null : Number(at)
}
