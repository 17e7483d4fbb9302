import { z } from 'zod'
import { defineProcedure } from '#kernel/workflow/index.ts'
import { coBuildingProcedures } from './co-building-procedures.ts'

/** The organisation that joins; the register refuses any other than the one the application is about. */
const joining = z.object({ leadOrganisationId: z.uuid(), assistOrganisationIds: z.array(z.uuid()).max(0).default([]) })

const desk = { kind: 'role', roles: ['community_dispatcher', 'street_supervisor'] } as const
const final = { final: true } as const
const days = (amount: number) => ({ amount, unit: 'work_day' }) as const

/** In the register nobody is awaited until a year has passed; then the community asks whether it still holds. */
const register = {
  applied: { bucket: 'accept', actor: desk, limit: days(5), overdue: 'escalate' },
  registered: { bucket: 'handle', actor: { kind: 'system' }, limit: { amount: 365, unit: 'day' }, overdue: 'expire' },
  reviewing: { bucket: 'check', actor: desk, limit: days(20), overdue: 'escalate' },
  declined: final,
  left: final,
  ended: final,
  voided: final,
} as const

const ways = {
  decline: { from: ['applied'], to: 'declined', permission: 'partner.check', needsNote: true, outcome: 'not_now' },
  expire: { from: ['registered'], to: 'reviewing', by: 'system', visibility: 'internal' },
  keep: { from: ['reviewing'], to: 'registered', permission: 'partner.check', primary: true },
  end: {
    from: ['registered', 'reviewing'],
    to: 'ended',
    by: 'authority',
    permission: 'partner.check',
    needsNote: true,
    outcome: 'nothing_to_do',
  },
} as const

const standing = {
  return: false,
  addAssist: false,
  extension: false,
  void: { to: 'voided', from: ['applied'] },
  reopen: false,
  hold: false,
  objection: false,
  merge: false,
  followUp: false,
  urge: false,
  supervise: false,
  raise: false,
  exclusion: false,
} as const

/** An organisation applies or is invited, is checked, stands in the register, leaves or is ended (A02, B05). */
export const organisationJoining = defineProcedure({
  key: 'partner_organisation',
  version: 1,
  module: 'partners',
  subjectKind: 'partner',
  start: 'applied',
  states: {
    ...register,
    invited: { bucket: 'handle', actor: { kind: 'unit' }, limit: days(10), overdue: 'remind' },
    refused: final,
  },
  actions: {
    ...ways,
    admit: {
      from: ['applied'],
      to: 'registered',
      permission: 'partner.check',
      form: joining,
      assigns: 'lead',
      primary: true,
    },
    invite: { from: ['applied'], to: 'invited', permission: 'partner.check', form: joining, assigns: 'lead' },
    agree: { from: ['invited'], to: 'registered', permission: 'partner.answer', primary: true },
    refuse: { from: ['invited'], to: 'refused', permission: 'partner.answer', needsNote: true, outcome: 'not_now' },
    /** Answered on paper or by telephone, by an organisation nobody signs in for. */
    record_agreement: {
      from: ['invited'],
      to: 'registered',
      by: 'authority',
      permission: 'partner.check',
      needsNote: true,
    },
    record_refusal: {
      from: ['invited'],
      to: 'refused',
      by: 'authority',
      permission: 'partner.check',
      needsNote: true,
      outcome: 'not_now',
    },
    leave: {
      from: ['registered', 'reviewing'],
      to: 'left',
      by: 'authority',
      permission: 'partner.leave',
      needsNote: true,
      outcome: 'withdrawn',
    },
  },
  standing,
})

/** A resident registers themselves: nobody puts a resident on a list. */
export const residentJoining = defineProcedure({
  key: 'partner_resident',
  version: 1,
  module: 'partners',
  subjectKind: 'partner',
  start: 'applied',
  states: register,
  actions: {
    ...ways,
    admit: { from: ['applied'], to: 'registered', permission: 'partner.check', primary: true },
    leave: {
      from: ['applied', 'registered', 'reviewing'],
      to: 'left',
      by: 'requester',
      permission: 'partner.leave',
      needsNote: true,
      outcome: 'withdrawn',
    },
  },
  standing,
})

/** How one joins the register. */
export const joiningProcedures = [organisationJoining, residentJoining]

export const procedures = [...joiningProcedures, ...coBuildingProcedures]
