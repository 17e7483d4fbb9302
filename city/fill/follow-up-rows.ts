import { afterCall, firstCall, isRung, shippedFollowUp } from '#features/matters/index.ts'
import type { ActionRow } from '#kernel/workflow/index.ts'
import type { PlayedMatter } from '../play/played.ts'
import type { FullRow } from './insert-rows.ts'

/** What was handled longer ago is no longer on the call list of a city that has just begun to ring. */
const DAYS_BACK = 40
const DAY = 86_400_000

type Row = FullRow<'matters.follow_up'>

/** The call list as the product would have kept it: what waits to be rung about, what was answered, who was not reached. */
export function followUpRows(played: readonly PlayedMatter[], now: Date): Row[] {
  return played.flatMap(one => {
    const { plan, record } = one
    const { requester, source } = plan
    const { id: caseId, category } = record.case
    if (!requester || requester.anonymous || !isRung(shippedFollowUp, { caseId, source, category })) return []
    return one.actions
      .filter(action => action.name === 'pass' && now.getTime() - action.at.getTime() < DAYS_BACK * DAY)
      .flatMap(pass => rowOf(one, pass))
  })
}

function rowOf({ record, actions }: PlayedMatter, pass: ActionRow): Row[] {
  const later = actions.filter(action => action.seq > pass.seq)
  const next = later.findIndex(action => action.name === 'pass')
  const own = next < 0 ? later : later.slice(0, next)
  if (own.some(({ name }) => ['rate', 'reopen', 'void'].includes(name))) return []
  const row: Row = {
    district: record.case.district,
    case_id: record.case.id,
    attempt: actions.filter(({ seq, effects }) => seq <= pass.seq && effects.attempt !== undefined).length + 1,
    state: 'waiting',
    due_at: firstCall(shippedFollowUp, pass.at),
    tries: 0,
    last_reached: null,
    last_at: null,
    solved: null,
    satisfied: null,
    reopened: false,
    claimed_by: null,
    claimed_until: null,
    created_at: pass.at,
    ended_at: null,
  }
  return [own.filter(action => action.name === 'follow_up').reduce(afterCallRow, row)]
}

function afterCallRow(row: Row, { form, at, effects }: ActionRow): Row {
  const tries = Number(row.tries) + 1
  const reached = form.reached as Parameters<typeof afterCall>[1]['reached']
  const next = afterCall(shippedFollowUp, { reached, tries, now: at })
  return {
    ...row,
    tries,
    state: next.state,
    last_reached: reached,
    last_at: at,
    ...(next.state === 'waiting' ? { due_at: next.dueAt } : { ended_at: at }),
    solved: form.solved ?? null,
    satisfied: form.satisfied ?? null,
    reopened: effects.attempt !== undefined,
  }
}
