import { sql } from 'kysely'
import { newId } from '#kernel/ids/index.ts'
import type { CaseEvent } from '#kernel/workflow/index.ts'
import type { Tx } from '#platform/tx.ts'
import { eventTypeOf } from '../events.ts'

/**
 * Notes what others are to be told, in the transaction in which it happens. It asks nothing beforehand: the rows come
 * out of the table of those who want to know, in the one statement that the step writes anyway.
 */
export async function recordForOthers(tx: Tx, event: CaseEvent): Promise<void> {
  if (event.case.subject_kind !== 'matter') return
  recordDeliveries(tx, event)
  if (event.kind === 'acted') recordOutgoing(tx, event)
}

function recordDeliveries(tx: Tx, event: CaseEvent): void {
  const type = eventTypeOf(event)
  if (type === null) return
  const { case: row } = event
  tx.gather(sql`insert into open_data.delivery
    (district, event_id, subscription_id, event_type, case_id, subject_kind, subject_id, number, case_state, at, state, next_at)
    select ${row.district}, ${newId(tx.now)}::uuid, s.id, ${type}, ${row.id}::uuid, ${row.subject_kind},
      ${row.subject_id}::uuid, ${row.number}, ${row.state}, ${tx.now}::timestamptz, 'waiting', ${tx.now}::timestamptz
    from open_data.subscription s
    where s.active and ${type}::text = any(s.event_types)
      and (s.area_code is null or left(${row.area_code}::text, length(s.area_code)) = s.area_code)`)
}

/** Given to a unit that works in a system of its own: it goes there. Taken back or ended: nobody asks there any more. */
function recordOutgoing(tx: Tx, { before, case: row, action }: CaseEvent): void {
  const unit = row.acting_organisation
  if (unit !== null && unit !== before?.acting_organisation && action.name === 'dispatch')
    tx.gather(sql`insert into open_data.outgoing
      (district, case_id, organisation_id, from_seq, subject_id, number, category, state, next_at, created_at)
      select ${row.district}, ${row.id}::uuid, e.organisation_id, ${action.seq}::int, ${row.subject_id}::uuid,
        ${row.number}, ${row.category}, 'waiting', ${tx.now}::timestamptz, ${tx.now}::timestamptz
      from open_data.endpoint e where e.organisation_id = ${unit}::uuid and e.active`)
  if (row.final || action.name === 'return')
    tx.gather(
      tx.db
        .updateTable('open_data.outgoing')
        .set({ state: 'ended', next_at: null })
        .where('district', '=', row.district)
        .where('case_id', '=', row.id)
        .where('state', 'in', ['waiting', 'sent']),
    )
}
