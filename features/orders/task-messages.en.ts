import type { Messages } from '#platform/i18n.ts'
import type { taskZh } from './task-messages.zh.ts'

const claim = {
  states: {
    claimed: 'Claimed',
    confirming: 'To be confirmed',
    confirmed: 'Confirmed',
    given_up: 'Given up',
    dismissed: 'Cancelled',
    arriving: 'Being registered',
  },
  actions: {
    hand_in: 'Hand in',
    give_up: 'Give up',
    confirm: 'Confirm',
    ask_more: 'Ask for more',
    dismiss: 'Cancel this claim',
    engage: 'Register the unit',
  },
  told: {
    hand_in: 'Handed in; it will be confirmed.',
    give_up: 'Given up; the place is free again.',
    confirm: 'Confirmed. Thank you.',
    ask_more: 'Something is missing yet; it is written below.',
    dismiss: 'This claim was cancelled; why is written below.',
    engage: 'The unit has claimed it.',
  },
}
const { arriving: _arriving, ...states } = claim.states
const { engage: _engage, ...actions } = claim.actions
const { engage: _told, ...told } = claim.told

export const taskEn: Messages<typeof taskZh> = {
  procedures: {
    grid_task: {
      title: 'Grid task',
      states: { published: 'Open to claim', closed: 'Done', cancelled: 'Cancelled' },
      actions: { close_task: 'End the task', cancel: 'Cancel the task' },
      told: { close_task: 'The task has ended.', cancel: 'The task was cancelled; why is written below.' },
    },
    task_claim: { title: 'Claim of a task', states, actions, told },
    unit_claim: { ...claim, title: 'Claim of a task by a unit' },
  },
  task: {
    fields: {
      number: 'Number',
      title: 'Task',
      kind: 'Kind',
      area: 'Area',
      place: 'Place',
      startsAt: 'From',
      endsAt: 'Until',
      wanted: 'People wanted',
      taken: 'Claimed',
      done: 'Confirmed',
      state: 'State',
    },
  },
  errors: {
    kind_unknown: 'There is no such kind, or it is no longer in use.',
    kind_taken: 'This id is in use elsewhere.',
    too_wide: 'Choose a community or a grid.',
    ends_in_past: 'The end has passed already.',
    task_over: 'This task has ended.',
    task_full: 'All places are taken.',
    task_claimed_already: 'You have claimed this task already.',
    not_your_unit: 'You hold no post in this unit.',
    claims_open: '{{count}} claims have not ended yet; confirm or cancel them first.',
  },
}
