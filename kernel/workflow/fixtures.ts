import { createHash } from 'node:crypto'
import { z } from 'zod'
import { calendarOf } from '#kernel/calendar/index.ts'
import type { ActorFacts, ActorPost } from './actors.ts'
import type { CaseFacts } from './availability.ts'
import { defineProcedure } from './definition.ts'
import type { EngineContext, HolderLookup, Signature } from './engine.ts'
import type { LimitRow } from './limits.ts'
import { type NewCase, planOpen } from './open.ts'
import type { Change } from './records.ts'

/** An invented procedure that uses everything the engine can do: the repair of a lantern. */
export const lantern = defineProcedure({
  key: 'lantern',
  version: 1,
  module: 'invented',
  subjectKind: 'lantern',
  start: 'received',
  states: {
    received: {
      bucket: 'accept',
      actor: { kind: 'role', roles: ['community_dispatcher'] },
      limit: { amount: 2, unit: 'work_hour' },
      overdue: 'escalate',
    },
    sorting: {
      bucket: 'dispatch',
      actor: { kind: 'role', roles: ['community_dispatcher', 'street_supervisor'] },
      limit: { amount: 4, unit: 'hour' },
      overdue: 'remind',
    },
    handling: { bucket: 'handle', actor: { kind: 'unit' }, limit: { amount: 7, unit: 'day' }, overdue: 'escalate' },
    checking: {
      bucket: 'check',
      actor: { kind: 'role', roles: ['community_checker'] },
      limit: { amount: 1, unit: 'work_day' },
      overdue: 'escalate',
    },
    rating: { bucket: 'rate', actor: { kind: 'requester' }, limit: { amount: 7, unit: 'day' }, overdue: 'expire' },
    closed: { final: true },
    voided: { final: true },
    merged: { final: true },
  },
  actions: {
    accept: {
      from: ['received'],
      to: 'sorting',
      permission: 'lantern.sort',
      form: z.object({ category: z.string().optional(), urgency: z.enum(['urgent', 'normal']).optional() }),
      sets: ['category', 'urgency'],
      primary: true,
    },
    decline: { from: ['received'], to: 'closed', permission: 'lantern.sort', needsNote: true, outcome: 'not_ours' },
    dispatch: {
      from: ['sorting'],
      to: 'handling',
      permission: 'lantern.sort',
      form: z.object({ leadOrganisationId: z.uuid(), assistOrganisationIds: z.array(z.uuid()).default([]) }),
      assigns: 'lead',
      primary: true,
    },
    submit: {
      from: ['handling'],
      to: 'checking',
      permission: 'lantern.mend',
      form: z.object({ outcome: z.enum(['done', 'nothing_to_do', 'not_now']), nextDate: z.iso.date().optional() }),
      outcome: 'form',
      needsNote: true,
      needsPhoto: 'category',
      handles: true,
      primary: true,
    },
    pass: { from: ['checking'], to: 'rating', permission: 'lantern.check', notHandler: true, primary: true },
    send_back: {
      from: ['checking'],
      to: 'handling',
      permission: 'lantern.check',
      needsNote: true,
      visibility: 'internal',
    },
    rate: {
      from: ['rating'],
      to: [{ when: 'form.lit', is: false, state: 'sorting', reopens: true }, 'closed'],
      by: 'requester',
      permission: 'lantern.rate',
      form: z.object({ lit: z.boolean() }),
    },
    expire: { from: ['rating'], to: 'closed', by: 'system' },
  },
  standing: {
    return: { to: 'sorting', permission: 'lantern.mend' },
    addAssist: { permission: 'lantern.sort' },
    void: { to: 'voided' },
    reopen: { from: ['closed'], to: 'sorting', window: 'category' },
    merge: { to: 'merged' },
    followUp: { rates: 'rate', form: z.object({ lit: z.boolean().optional() }) },
  },
})

const words = (keys: readonly string[]) => Object.fromEntries(keys.map(key => [key, key]))

/** Texts for a procedure: every key says itself. */
export function textsFor(procedure: { key: string; states: object; actions: object }) {
  const actions = Object.keys(procedure.actions)
  const tree = {
    procedures: {
      [procedure.key]: {
        title: procedure.key,
        states: words(Object.keys(procedure.states)),
        actions: words(actions),
        told: words(actions),
      },
    },
  }
  return { zh: tree, en: structuredClone(tree) }
}

export const GRID = '990101001001001'
export const COMMUNITY = '990101001001'
export const STREET = '990101001'
export const DISTRICT = '990101'

/** Numbered ids, so that a failing test reads the same each time. */
export function idsFrom(start = 1): () => string {
  let next = start
  return () => `00000000-0000-4000-8000-${String(next++).padStart(12, '0')}`
}

export const ORG_LEAD = '11111111-0000-4000-8000-000000000001'
export const ORG_OTHER = '11111111-0000-4000-8000-000000000002'

const seats: readonly [string, string][] = [
  [COMMUNITY, 'community_dispatcher'],
  [COMMUNITY, 'community_checker'],
  [STREET, 'street_supervisor'],
  [DISTRICT, 'district_leader'],
]

/** One holder of each seat of the invented district. */
export const holders: HolderLookup = {
  nearest(roles, areaCode) {
    for (const length of [15, 12, 9, 6]) {
      const area = areaCode.slice(0, length)
      const role = roles.find(name => seats.some(([code, held]) => code === area && held === name))
      if (role && area.length === length) return { role, areaCode: area }
    }
    return null
  },
}

/** Monday to Friday, 9 to 12 and 14 to 18, every year of the twenties official. */
export const calendar = calendarOf({
  id: 'plain',
  windows: [
    [540, 720],
    [840, 1080],
  ],
  days: [],
  years: [2025, 2026, 2027, 2028, 2029].map(year => ({ year, status: 'official' as const })),
})

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Monday 2 March 2026, 10:00 in China. */
export const MONDAY = new Date('2026-03-02T10:00:00+08:00')

export function contextAt(now: Date, newId = idsFrom(), rows: readonly LimitRow[] = []): EngineContext {
  return { now, calendar, limits: { profile: 'beijing', rows }, holders, digest: sha256, newId }
}

export const FACTS: CaseFacts = { photoRequired: false, reopenDays: 15 }

const person = (digit: string) => `22222222-0000-4000-8000-00000000000${digit}`

function staff(digit: string, post: Partial<ActorPost> & { role: string }, may: readonly string[]): ActorFacts {
  const full = { areaCode: COMMUNITY, organisationId: null, caseTypes: null, ...post }
  return {
    personId: person(digit),
    name: `Person ${digit}`,
    kind: 'staff',
    posts: [full],
    permits: permission => may.includes(permission),
  }
}

const everyday = ['case.comment']
export const people = {
  requester: {
    personId: person('0'),
    name: 'Somebody',
    kind: 'resident',
    posts: [],
    permits: permission => ['lantern.rate', 'case.comment', 'case.reopen', 'case.urge'].includes(permission),
  },
  dispatcher: staff('1', { role: 'community_dispatcher' }, [
    ...everyday,
    'lantern.sort',
    'case.urge',
    'case.hold',
    'case.release',
    'case.raise',
    'case.merge',
    'case.follow_up',
    'case.ask_exclusion',
  ]),
  mender: staff('2', { role: 'property_manager', organisationId: ORG_LEAD, organisationName: 'Menders' }, [
    ...everyday,
    'lantern.mend',
    'case.extend',
    'case.object',
    'case.ask_hold',
    'case.raise',
    'case.release',
    'case.ask_exclusion',
  ]),
  stranger: staff('3', { role: 'property_manager', organisationId: ORG_OTHER }, [...everyday, 'lantern.mend']),
  checker: staff('4', { role: 'community_checker' }, [...everyday, 'lantern.check']),
  supervisor: staff('5', { role: 'street_supervisor', areaCode: STREET }, [
    ...everyday,
    'lantern.sort',
    'lantern.check',
    'case.void',
    'case.decide_extension',
    'case.reopen',
    'case.urge',
    'case.hold',
    'case.release',
    'case.raise',
    'case.supervise',
    'case.decide_objection',
    'case.decide_exclusion',
    'case.ask_exclusion',
    'case.merge',
    'case.follow_up',
  ]),
  /** Mends and checks: whom the rules must stop. */
  both: {
    ...staff('6', { role: 'community_checker', organisationId: ORG_LEAD }, [
      ...everyday,
      'lantern.mend',
      'lantern.check',
      'case.extend',
      'case.decide_extension',
      'case.void',
      'case.object',
      'case.ask_hold',
      'case.hold',
      'case.decide_objection',
      'case.ask_exclusion',
      'case.decide_exclusion',
      'case.merge',
      'case.follow_up',
    ]),
  },
} satisfies Record<string, ActorFacts>

export const SUBJECT: NewCase = {
  district: DISTRICT,
  id: '33333333-0000-4000-8000-000000000001',
  subjectKind: 'lantern',
  subjectId: '33333333-0000-4000-8000-000000000002',
  number: 'L-0001',
  title: 'Dark lantern',
  place: 'By the bridge',
  areaCode: GRID,
  category: null,
  urgency: 'normal',
  requesterId: person('0'),
}

const RESIDENT: Signature = { personId: person('0'), name: '', unit: null, organisationId: null }

/** A case as it is right after it was raised. */
export function aCase(ctx: EngineContext = contextAt(MONDAY), subject: Partial<NewCase> = {}): Change {
  return planOpen(ctx, lantern, { subject: { ...SUBJECT, ...subject }, by: RESIDENT })
}
