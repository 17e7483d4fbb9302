import { z } from 'zod'
import { screenWords } from '#kernel/people/index.ts'
import { defineProcedure } from '#kernel/workflow/index.ts'

const desk = { kind: 'role', roles: ['community_dispatcher', 'street_supervisor'] } as const
const unit = { kind: 'unit' } as const
const final = { final: true } as const
const days = (amount: number) => ({ amount, unit: 'work_day' }) as const

/** None of these suits what two sides agreed on face to face. */
const standing = {
  return: false,
  addAssist: false,
  reopen: false,
  hold: false,
  objection: false,
  merge: false,
  exclusion: false,
  followUp: false,
} as const

const asking = z.object({ leadOrganisationId: z.uuid() })

/** Who sits for the organisation, where nobody of the directory was proposed; it says so with their agreement. */
export const seatForm = z.object({
  holder: z.string().trim().max(30).overwrite(screenWords).optional(),
  agreed: z.boolean(),
})

/**
 * A community's committee takes in a part-time member (A63): proposed, confirmed by the home organisation with the
 * person's agreement, held as a post until the term ends.
 */
export const partTimeMember = defineProcedure({
  key: 'part_time_member',
  version: 1,
  module: 'partners',
  subjectKind: 'part_time_seat',
  start: 'proposed',
  states: {
    proposed: { bucket: 'dispatch', actor: desk, limit: days(2), overdue: 'escalate' },
    asked: { bucket: 'accept', actor: unit, limit: days(10), overdue: 'remind' },
    seated: final,
    refused: final,
    voided: final,
  },
  actions: {
    ask: { from: ['proposed'], to: 'asked', permission: 'co_building.hold', form: asking, assigns: 'lead' },
    confirm: {
      from: ['asked'],
      to: 'seated',
      permission: 'co_building.answer',
      form: seatForm,
      primary: true,
      outcome: 'done',
    },
    refuse: {
      from: ['asked'],
      to: 'refused',
      permission: 'co_building.answer',
      needsNote: true,
      outcome: 'not_now',
    },
    /** Answered on paper, by an organisation nobody signs in for. */
    record_confirmation: {
      from: ['asked'],
      to: 'seated',
      by: 'authority',
      permission: 'co_building.hold',
      form: seatForm,
      needsNote: true,
      outcome: 'done',
    },
  },
  standing: { ...standing, extension: false, void: { to: 'voided', from: ['proposed', 'asked'] }, raise: false },
})

/** Until when, as the meeting fixed it or the check allows again. */
const dueOn = z.iso.date()
export const dropForm = z.object({ meetingId: z.uuid() })

/**
 * What a joint meeting fixed to build together (A64): its owner carries it out and reports in words and photos, the
 * community confirms or sends back. Only a later meeting drops it.
 */
export const coBuildingItem = defineProcedure({
  key: 'co_building_item',
  version: 1,
  module: 'partners',
  subjectKind: 'co_building_item',
  start: 'fixed',
  states: {
    fixed: { bucket: 'dispatch', actor: desk, limit: days(2), overdue: 'escalate' },
    under_way: { bucket: 'handle', actor: unit, limit: days(60), overdue: 'escalate' },
    checking: {
      bucket: 'check',
      actor: { kind: 'role', roles: ['community_dispatcher', 'community_checker', 'street_supervisor'] },
      limit: days(5),
      overdue: 'escalate',
    },
    done: final,
    dropped: final,
    voided: final,
  },
  actions: {
    entrust: {
      from: ['fixed'],
      to: 'under_way',
      permission: 'co_building.hold',
      form: asking.extend({ dueOn }),
      assigns: 'lead',
      dueOn: true,
    },
    report: {
      from: ['under_way'],
      to: 'checking',
      permission: 'co_building.answer',
      needsNote: true,
      handles: true,
      primary: true,
    },
    /** What an owner nobody signs in for reported on paper. */
    record_report: {
      from: ['under_way'],
      to: 'checking',
      by: 'authority',
      permission: 'co_building.hold',
      needsNote: true,
      handles: true,
    },
    confirm: {
      from: ['checking'],
      to: 'done',
      permission: 'co_building.check',
      notHandler: true,
      primary: true,
      outcome: 'done',
    },
    send_back: {
      from: ['checking'],
      to: 'under_way',
      permission: 'co_building.check',
      form: z.object({ dueOn }),
      needsNote: true,
      notHandler: true,
      dueOn: true,
    },
    drop: {
      from: ['under_way', 'checking'],
      to: 'dropped',
      by: 'authority',
      permission: 'co_building.hold',
      form: dropForm,
      needsNote: true,
      notHandler: true,
      outcome: 'nothing_to_do',
    },
  },
  standing: { ...standing, extension: { from: ['under_way'], times: 2 }, void: { to: 'voided', from: ['fixed'] } },
})

export const coBuildingProcedures = [partTimeMember, coBuildingItem]
