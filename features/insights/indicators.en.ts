import type { Messages } from '#platform/i18n.ts'
import type { indicators as zh } from './indicators.zh.ts'

const dueDay =
  'the day the handling limit ends (not the day of the report); a spell that another unit gave back does not count, and what was finished early counts on the day it was due'
const spellDay = 'the day the limit of that step ends'

/** How each indicator is counted, in words. */
export const indicators: Messages<typeof zh> = {
  reported: {
    name: 'Reported',
    formula: 'matters registered in the period',
    numerator: 'all requests of residents and events of the grid, voided ones left out',
    denominator: 'not applicable',
    period: 'the day of registration',
  },
  due: {
    name: 'Due',
    formula: 'matters whose handling limit ends in the period',
    numerator:
      'matters whose handling limit ends in the period, once for each round; for what was settled on the spot the limit of the check',
    denominator: 'not applicable',
    period: dueDay,
  },
  closed: {
    name: 'Closed',
    formula: 'matters that passed the check in the period',
    numerator: 'matters that passed the check; a reopened one counts once more',
    denominator: 'not applicable',
    period: 'the day the check was passed',
  },
  response_rate: {
    name: 'Response rate',
    formula: 'signed in time ÷ to be signed',
    numerator: 'orders the unit signed within the limit',
    denominator: 'orders whose limit for signing ends in the period; returned ones and upheld objections do not count',
    period: spellDay,
  },
  solution_rate: {
    name: 'Solution rate',
    formula: '“solved” ÷ effective ratings',
    numerator: 'rated, or answered on the telephone, as “solved”',
    denominator: 'requests rated or effectively followed up; unrated and unreachable ones do not count',
    period: 'the day of the rating or the call',
  },
  satisfaction_rate: {
    name: 'Satisfaction rate',
    formula: '(satisfied + basically satisfied) ÷ effective ratings',
    numerator: 'rated, or answered on the telephone, as “satisfied” or “basically satisfied”',
    denominator: 'requests rated or effectively followed up; unrated and unreachable ones do not count',
    period: 'the day of the rating or the call',
  },
  accept_on_time: {
    name: 'Accepted in time',
    formula: 'accepted in time ÷ to be accepted',
    numerator: 'matters accepted, declined or settled on the spot within the limit',
    denominator: 'matters whose limit for acceptance ends in the period; withdrawn ones do not count',
    period: spellDay,
  },
  dispatch_on_time: {
    name: 'Dispatched in time',
    formula: 'dispatched in time ÷ to be dispatched',
    numerator: 'waits for dispatch that ended within the limit, sent out or passed up',
    denominator: 'waits for dispatch whose limit ends in the period',
    period: spellDay,
  },
  handling_on_time: {
    name: 'Handled in time',
    formula: 'handled in time ÷ due',
    numerator: 'matters whose result came no later than the handling limit (the new one where extended)',
    denominator: 'due',
    period: dueDay,
  },
  check_on_time: {
    name: 'Checked in time',
    formula: 'checked in time ÷ to be checked',
    numerator: 'checks passed or sent back within the limit',
    denominator: 'checks whose limit ends in the period',
    period: spellDay,
  },
  handling_rate: {
    name: 'Handling rate',
    formula: 'handled ÷ due',
    numerator: 'of what was due, that of which a result came, early or late',
    denominator: 'due',
    period: dueDay,
  },
  closing_rate: {
    name: 'Closing rate',
    formula: 'closed ÷ due to be closed',
    numerator: 'of what was due, that which passed the check, early or late',
    denominator: 'due to be closed, which is what is due',
    period: dueDay,
  },
  closing_on_time: {
    name: 'Closed in time',
    formula: 'closed in time ÷ due to be closed',
    numerator: 'passed the check, with no limit of handling, rework or checking missed',
    denominator: 'due to be closed, which is what is due',
    period: dueDay,
  },
  overdue_rate: {
    name: 'Overdue and open',
    formula: 'overdue without a result ÷ due',
    numerator: 'the handling limit has passed and there was no result when it was counted',
    denominator: 'due',
    period: dueDay,
  },
  rework_rate: {
    name: 'Rework rate',
    formula: 'reworked ÷ due to be closed',
    numerator: 'sent back by the check; once for each round, however often',
    denominator: 'due to be closed, which is what is due',
    period: dueDay,
  },
  extension_rate: {
    name: 'Extension rate',
    formula: 'extended ÷ due',
    numerator: 'an extension was granted',
    denominator: 'due',
    period: `${dueDay}; where extended, the new limit`,
  },
  hours_mean: {
    name: 'Average handling time',
    formula: 'hours in all ÷ closed',
    numerator:
      'hours by the clock from registration (of a reopened one from then) to the passed check, begun hours as whole ones',
    denominator: 'closed',
    period: 'the day the check was passed',
  },
  hours_median: {
    name: 'Median handling time',
    formula: 'the middle one of all hours in order',
    numerator:
      'hours by the clock from registration (of a reopened one from then) to the passed check, begun hours as whole ones',
    denominator: 'closed',
    period: 'the day the check was passed',
  },
}
