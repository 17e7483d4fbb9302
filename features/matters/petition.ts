import { z } from 'zod'
import { defineProcedure } from '#kernel/workflow/index.ts'

/**
 * Petitions 信访 have a channel of their own (Regulations on Petitions 2022; domain 2.4). The limits here are those of
 * the Regulations in natural days; the rows of `workflow.limit` shipped beside them may be changed by a city.
 */

export const forwardForm = z.object({
  leadOrganisationId: z.uuid(),
  assistOrganisationIds: z.array(z.uuid()).max(8).default([]),
})
export const answerForm = z.object({
  outcome: z.enum(['done', 'nothing_to_do', 'not_now']),
  nextDate: z.iso.date().optional(),
})

/** Days by which deciding may be put off at most, with approval and the reason told to whoever asked (art. 34). */
export const LONGEST_EXTENSION_DAYS = 30

/** Without it nobody reads a petition, nor the request it began as. */
export const PETITION_READING = 'petition.read'

const office = { kind: 'role', roles: ['street_supervisor'] } as const
const above = { kind: 'role', roles: ['district_leader'] } as const
const unit = { kind: 'unit' } as const
const requester = { kind: 'requester' } as const
const final = { final: true } as const
const days = (amount: number) => ({ amount, unit: 'day' }) as const
const workDays = (amount: number) => ({ amount, unit: 'work_day' }) as const
const permission = 'matter.petition'

/**
 * Registered and forwarded, or answered why not, within 15 days (art. 22–23); a unit objects within 5 working days with
 * reasons and hands back only with consent (art. 23); decided within 60 days of being taken up, of which the last 5
 * are the office's to check the answer (art. 34); review and second review are asked for within 30 days and answered
 * within 30 (art. 35–36). After the second review the same facts are not taken up again.
 */
export const petition = defineProcedure({
  key: 'petition',
  version: 1,
  module: 'matters',
  subjectKind: 'matter',
  reading: PETITION_READING,
  start: 'registered',
  states: {
    registered: { bucket: 'accept', actor: office, limit: days(15), overdue: 'escalate' },
    forwarded: { bucket: 'accept', actor: unit, limit: workDays(5), overdue: 'escalate' },
    objected: { bucket: 'dispatch', actor: office, limit: workDays(5), overdue: 'escalate' },
    deciding: { bucket: 'handle', actor: unit, limit: days(55), overdue: 'escalate' },
    confirming: { bucket: 'check', actor: office, limit: days(5), overdue: 'escalate' },
    answered: { bucket: 'rate', actor: requester, limit: days(30), overdue: 'expire' },
    reviewing: { bucket: 'check', actor: above, limit: days(30), overdue: 'escalate' },
    reviewed: { bucket: 'rate', actor: requester, limit: days(30), overdue: 'expire' },
    rechecking: { bucket: 'check', actor: above, limit: days(30), overdue: 'escalate' },
    closed: final,
    not_accepted: final,
    withdrawn: final,
    voided: final,
  },
  actions: {
    forward: { from: ['registered'], to: 'forwarded', permission, form: forwardForm, assigns: 'lead', primary: true },
    not_accept: { from: ['registered'], to: 'not_accepted', permission, needsNote: true, outcome: 'not_ours' },
    take_up: { from: ['forwarded'], to: 'deciding', permission: 'matter.handle', primary: true },
    contest: {
      from: ['forwarded'],
      to: 'objected',
      permission: 'matter.handle',
      needsNote: true,
      visibility: 'internal',
    },
    consent: {
      from: ['objected'],
      to: 'registered',
      permission,
      needsNote: true,
      visibility: 'internal',
      primary: true,
    },
    uphold: { from: ['objected'], to: 'forwarded', permission, needsNote: true, visibility: 'internal' },
    answer: {
      from: ['deciding'],
      to: 'confirming',
      permission: 'matter.handle',
      form: answerForm,
      needsNote: true,
      handles: true,
      outcome: 'form',
      visibility: 'internal',
      primary: true,
    },
    improve: {
      from: ['confirming'],
      to: 'deciding',
      permission,
      needsNote: true,
      notHandler: true,
      visibility: 'internal',
    },
    deliver: { from: ['confirming'], to: 'answered', permission, needsNote: true, notHandler: true, primary: true },
    ask_review: {
      from: ['answered'],
      to: 'reviewing',
      by: 'requester',
      permission: 'matter.rate',
      needsNote: true,
      primary: true,
    },
    record_review: { from: ['answered'], to: 'reviewing', by: 'authority', permission, needsNote: true },
    review: { from: ['reviewing'], to: 'reviewed', permission, needsNote: true, notHandler: true, primary: true },
    ask_recheck: {
      from: ['reviewed'],
      to: 'rechecking',
      by: 'requester',
      permission: 'matter.rate',
      needsNote: true,
      primary: true,
    },
    record_recheck: { from: ['reviewed'], to: 'rechecking', by: 'authority', permission, needsNote: true },
    recheck: { from: ['rechecking'], to: 'closed', permission, needsNote: true, notHandler: true, primary: true },
    withdraw: {
      from: ['registered', 'forwarded', 'objected', 'deciding'],
      to: 'withdrawn',
      by: 'requester',
      permission: 'matter.rate',
      outcome: 'withdrawn',
    },
    expire: { from: ['answered', 'reviewed'], to: 'closed', by: 'system' },
  },
  standing: {
    return: false,
    addAssist: { permission: 'matter.handle' },
    extension: { from: ['deciding'], times: 1, limit: workDays(5) },
    void: { to: 'voided', from: ['registered', 'forwarded', 'objected', 'deciding'] },
    reopen: false,
    // The clocks of the Regulations are not stopped by a review date (art. 34: 30 days more at most, once).
    hold: false,
    // A unit objects by `contest`, within its own state and limit (art. 23).
    objection: false,
    // Which level decides is laid down (art. 22); moving up is asking for review (art. 35, 36), not handing over.
    raise: false,
    // Not counted, so nothing to be taken out of; and nobody rings a petitioner up for a mark: they ask for review.
    exclusion: false,
    followUp: false,
  },
})

/** Words by which a text may be a petition. Shipped; a city edits them. A person decides, whatever they say. */
export const shippedPetitionWords: readonly string[] = [
  '信访',
  '上访',
  '访民',
  '集体访',
  '越级',
  '进京',
  '信访局',
  '复查意见',
  '复核意见',
  '巡视组',
  '检举',
  '揭发',
  '申诉',
]

/** Those of the words that a text uses. */
export function petitionWordsIn(text: string, words: readonly string[]): string[] {
  return words.filter(word => word !== '' && text.includes(word))
}
