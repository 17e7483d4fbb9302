const HOUR = 3_600_000
/** Orders are given at most this far ahead. */
export const DAYS_AHEAD = 30
const MOST_HOURS = 12

export interface SlotInput {
  startsAt: string
  endsAt: string
  capacity: number
  waitingCapacity: number
}
export interface KnownSlot {
  starts_at: Date
  ends_at: Date
  taken: number
  waiting: number
}

/** Why a slot may not stand as it was written; null when it may. A slot with orders keeps its time and its places. */
export function slotFault(
  slot: SlotInput,
  known: KnownSlot | undefined,
  now: Date,
): { code: string; params?: { taken: number } } | null {
  const [starts, ends] = [new Date(slot.startsAt), new Date(slot.endsAt)]
  const same = known?.starts_at.getTime() === starts.getTime() && known.ends_at.getTime() === ends.getTime()
  const used = known ? known.taken + known.waiting : 0
  if (known && used > 0 && (!same || slot.capacity < known.taken || slot.waitingCapacity < known.waiting))
    return { code: 'orders.slot_in_use', params: { taken: known.taken } }
  if (ends <= starts || ends.getTime() - starts.getTime() > MOST_HOURS * HOUR) return { code: 'orders.slot_order' }
  const late = starts.getTime() - now.getTime() > DAYS_AHEAD * 24 * HOUR
  return !same && (starts <= now || late) ? { code: 'orders.slot_past' } : null
}
