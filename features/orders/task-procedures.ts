import { z } from 'zod'
import { defineProcedure } from '#kernel/workflow/index.ts'

const poster = { kind: 'role', roles: ['grid_chief', 'community_dispatcher'] } as const
const final = { final: true } as const

/** Beside a voluntary task there is nothing to order or to postpone: it may be spoken about, and that is all. */
const standing = {
  return: false,
  addAssist: false,
  extension: false,
  void: false,
  reopen: false,
  hold: false,
  objection: false,
  urge: false,
  supervise: false,
  raise: false,
  exclusion: false,
  followUp: false,
} as const

/** A grid task (B47, WF-B9): open to whoever wants to, until whoever posted it closes it. Nobody is forced. */
export const gridTask = defineProcedure({
  key: 'grid_task',
  version: 1,
  module: 'orders',
  subjectKind: 'grid_task',
  start: 'published',
  states: {
    published: { bucket: 'dispatch', actor: poster, limit: { amount: 30, unit: 'day' }, overdue: 'remind' },
    closed: final,
    cancelled: final,
  },
  actions: {
    close_task: {
      from: ['published'],
      to: 'closed',
      by: 'authority',
      permission: 'task.post',
      needsNote: true,
      outcome: 'done',
      primary: true,
    },
    cancel: {
      from: ['published'],
      to: 'cancelled',
      by: 'authority',
      permission: 'task.post',
      needsNote: true,
      outcome: 'withdrawn',
    },
  },
  standing,
})

const claimStates = {
  confirming: { bucket: 'check', actor: poster, limit: { amount: 2, unit: 'work_day' }, overdue: 'escalate' },
  confirmed: final,
  given_up: final,
  dismissed: final,
} as const
const whileClaimed = { bucket: 'handle', limit: { amount: 14, unit: 'day' }, overdue: 'remind' } as const

const claimActions = {
  hand_in: {
    from: ['claimed'],
    to: 'confirming',
    permission: 'task.claim',
    needsNote: true,
    handles: true,
    primary: true,
  },
  give_up: { from: ['claimed'], to: 'given_up', permission: 'task.claim', outcome: 'withdrawn' },
  confirm: {
    from: ['confirming'],
    to: 'confirmed',
    by: 'authority',
    permission: 'task.post',
    notHandler: true,
    outcome: 'done',
    primary: true,
  },
  ask_more: {
    from: ['confirming'],
    to: 'claimed',
    by: 'authority',
    permission: 'task.post',
    needsNote: true,
    notHandler: true,
  },
  dismiss: {
    from: ['claimed'],
    to: 'dismissed',
    by: 'authority',
    permission: 'task.post',
    needsNote: true,
    notHandler: true,
    outcome: 'withdrawn',
  },
} as const

/** One claim: whoever claimed does it, hands it in and is confirmed by somebody else; it may be given up without a reason. */
export const taskClaim = defineProcedure({
  key: 'task_claim',
  version: 1,
  module: 'orders',
  subjectKind: 'task_claim',
  start: 'claimed',
  states: { claimed: { ...whileClaimed, actor: { kind: 'requester' } }, ...claimStates },
  actions: claimActions,
  standing,
})

/** Claimed for a unit: anybody who works for it may do it. The engine gives the unit its claim at once. */
export const unitClaim = defineProcedure({
  key: 'unit_claim',
  version: 1,
  module: 'orders',
  subjectKind: 'task_claim',
  start: 'arriving',
  states: {
    arriving: { bucket: 'dispatch', actor: poster, limit: { amount: 1, unit: 'work_day' }, overdue: 'remind' },
    claimed: { ...whileClaimed, actor: { kind: 'unit' } },
    ...claimStates,
  },
  actions: {
    engage: {
      from: ['arriving'],
      to: 'claimed',
      by: 'authority',
      permission: 'task.post',
      form: z.object({ leadOrganisationId: z.uuid() }),
      assigns: 'lead',
      visibility: 'internal',
    },
    ...claimActions,
  },
  standing,
})
