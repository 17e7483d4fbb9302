import type { Role } from '#kernel/people/index.ts'
import { defineProcedure } from '#kernel/workflow/index.ts'
import {
  appraisalForm,
  callForm,
  callMoreForm,
  counterAppraisalForm,
  reportInForm,
  resultForm,
} from './whistle-forms.ts'

const final = { final: true } as const
const unit = { kind: 'unit' } as const
const days = (amount: number) => ({ amount, unit: 'work_day' }) as const
const hours = (amount: number) => ({ amount, unit: 'work_hour' }) as const

/** The whistle itself (A03, art. 16 of the Beijing ordinance): open until every called unit has been appraised. */
function whistleOf<const K extends string>(key: K, desk: Role) {
  return defineProcedure({
    key,
    version: 1,
    module: 'orders',
    subjectKind: 'whistle',
    start: 'gathering',
    states: {
      gathering: { bucket: 'handle', actor: { kind: 'role', roles: [desk] }, limit: days(10), overdue: 'escalate' },
      closed: final,
      withdrawn: final,
    },
    actions: {
      conclude: {
        from: ['gathering'],
        to: 'closed',
        permission: 'whistle.raise',
        form: resultForm,
        needsNote: true,
        outcome: 'form',
        primary: true,
      },
      call_more: {
        from: ['gathering'],
        to: 'gathering',
        permission: 'whistle.raise',
        form: callMoreForm,
        needsNote: true,
      },
      withdraw: {
        from: ['gathering'],
        to: 'withdrawn',
        permission: 'whistle.raise',
        needsNote: true,
        outcome: 'withdrawn',
      },
    },
    standing: { return: false, addAssist: false, extension: false, void: false, reopen: false, followUp: false },
  })
}

const callActions = {
  call: {
    from: ['prepared'],
    to: 'called',
    permission: 'whistle.raise',
    form: callForm,
    assigns: 'lead',
    primary: true,
  },
  dismiss: {
    from: ['prepared', 'called'],
    to: 'released',
    by: 'authority',
    permission: 'whistle.raise',
    needsNote: true,
    outcome: 'withdrawn',
  },
  report_in: {
    from: ['called'],
    to: 'acting',
    permission: 'whistle.answer',
    form: reportInForm,
    primary: true,
  },
  submit: {
    from: ['acting'],
    to: 'appraising',
    permission: 'whistle.answer',
    form: resultForm,
    needsNote: true,
    handles: true,
    outcome: 'form',
    primary: true,
  },
  appraise: {
    from: ['appraising'],
    to: 'answering',
    permission: 'whistle.appraise',
    form: appraisalForm,
    needsNote: true,
    notHandler: true,
    primary: true,
  },
  send_back: {
    from: ['appraising'],
    to: 'acting',
    permission: 'whistle.appraise',
    needsNote: true,
    notHandler: true,
  },
  record_absence: {
    from: ['called', 'acting'],
    to: 'answering',
    by: 'authority',
    permission: 'whistle.appraise',
    needsNote: true,
    notHandler: true,
  },
  answer: {
    from: ['answering'],
    to: 'closed',
    permission: 'whistle.answer',
    form: counterAppraisalForm,
    needsNote: true,
    primary: true,
  },
  expire: { from: ['answering'], to: 'closed', by: 'system' },
} as const

const callStanding = {
  return: false,
  addAssist: false,
  extension: { from: ['acting'], times: 1 },
  void: false,
  reopen: false,
  hold: { from: ['acting'] },
  objection: { to: 'prepared', limit: { amount: 4, unit: 'work_hour' } },
  followUp: false,
} as const

/**
 * One called unit: it reports in within its limit, acts, hands in, is appraised by the side that whistled, and appraises
 * that side in turn (双考核, art. 33). A unit that holds the call to be wrong objects; it may not simply hand it back.
 */
function callOf<const K extends string>(key: K, desk: Role) {
  const side = { kind: 'role', roles: [desk] } as const
  return defineProcedure({
    key,
    version: 1,
    module: 'orders',
    subjectKind: 'whistle_call',
    start: 'prepared',
    states: {
      prepared: { bucket: 'dispatch', actor: side, limit: hours(4), overdue: 'escalate' },
      called: { bucket: 'accept', actor: unit, limit: hours(2), overdue: 'escalate' },
      acting: { bucket: 'handle', actor: unit, limit: days(5), overdue: 'escalate' },
      appraising: { bucket: 'check', actor: side, limit: days(2), overdue: 'escalate' },
      answering: { bucket: 'handle', actor: unit, limit: days(3), overdue: 'expire' },
      closed: final,
      released: final,
    },
    actions: callActions,
    standing: callStanding,
  })
}

export const whistleSides = ['community', 'street'] as const
export type WhistleSide = (typeof whistleSides)[number]

/** Each side has its own pair: whoever whistled is awaited, not whoever sits nearest to the place. */
export const whistleProcedures = {
  community: {
    whistle: whistleOf('community_whistle', 'community_dispatcher'),
    call: callOf('community_call', 'community_dispatcher'),
  },
  street: {
    whistle: whistleOf('street_whistle', 'street_supervisor'),
    call: callOf('street_call', 'street_supervisor'),
  },
} as const

const sides = Object.values(whistleProcedures)
export const whistleKeys: readonly string[] = sides.map(side => side.whistle.key)
