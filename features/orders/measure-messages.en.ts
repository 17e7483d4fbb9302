import type { Messages } from '#platform/i18n.ts'
import type { measuresZh } from './measure-messages.zh.ts'

/** What an appraisal may count, by key after `orders.`. */
export const measuresEn: Messages<typeof measuresZh> = {
  whistle_called: 'Times called by a whistle',
  whistle_reported_in_time: 'Reported in in time',
  whistle_reported_late: 'Reported in late',
  whistle_absent: 'Did not come',
  whistle_handled: 'Came and acted',
  whistle_satisfied: 'Whistling side satisfied',
  whistle_answered: 'Whistles the units answered',
  whistle_warranted: 'Whistles the units found warranted',
  whistle_at_hand: 'Whistles with what was needed at hand',
  orders_fulfilled: 'Service orders fulfilled',
  wishes_fulfilled: 'Micro-wishes fulfilled',
}
