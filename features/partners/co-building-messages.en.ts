import type { Messages } from '#platform/i18n.ts'
import type { coBuildingZh } from './co-building-messages.zh.ts'

const seatStates = {
  proposed: 'To be asked',
  asked: 'Waiting for the organisation',
  seated: 'In term',
  refused: 'Declined',
  voided: 'Void',
}
const itemStates = {
  fixed: 'To be entrusted',
  under_way: 'Under way',
  checking: 'Waiting for the community',
  done: 'Done',
  dropped: 'Dropped',
  voided: 'Void',
}

export const coBuildingEn: Messages<typeof coBuildingZh> = {
  seatStates,
  itemStates,
  fields: {
    holder: 'Who sits on the committee',
    agreed: 'The person agrees',
    dueOn: 'Due on',
    meetingId: 'Meeting that drops it',
  },
  options: { agreed: { true: 'Yes', false: 'No' } },
  procedures: {
    part_time_member: {
      title: 'Part-time committee member',
      states: seatStates,
      actions: {
        ask: 'Ask the organisation',
        confirm: 'Confirm who',
        refuse: 'Decline',
        record_confirmation: 'Enter the confirmation',
      },
      told: {
        ask: 'The organisation has been asked.',
        confirm: 'The organisation has said who; the term runs as agreed.',
        refuse: 'The organisation sends nobody this time.',
        record_confirmation: 'The organisation has said who; the term runs as agreed.',
      },
    },
    co_building_item: {
      title: 'Co-building item',
      states: itemStates,
      actions: {
        entrust: 'Entrust',
        report: 'Report it done',
        record_report: 'Enter the report',
        confirm: 'Confirm',
        send_back: 'Send back',
        drop: 'Drop',
      },
      told: {
        entrust: 'Fixed at the meeting and given to its owner.',
        report: 'The owner reports it done; the community confirms.',
        record_report: 'The owner reports it done; the community confirms.',
        confirm: 'The community has confirmed that it is done.',
        send_back: 'It is not done yet and went back to its owner.',
        drop: 'A later joint meeting dropped it; the reason is below.',
      },
    },
  },
  errors: {
    community_only: 'Choose a community.',
    organisation_not_near: 'A chosen organisation is neither of this community, above it, nor of this street.',
    own_committee: 'The committee itself cannot send a part-time member.',
    no_committee: 'No Party organisation of this community is in the directory.',
    person_not_of_organisation: 'This person holds no post for the organisation.',
    term_in_past: 'A term begins today or later.',
    term_backwards: 'A term ends after it begins.',
    term_over: 'The term that was agreed on is over. Ask again.',
    seat_stands: 'This organisation has a member in term, or has been asked already.',
    not_seated: 'It is not in term.',
    who_sits: 'Say who sits on the committee.',
    person_must_agree: 'The person has to agree first.',
    not_held_yet: 'Enter a meeting after it was held.',
    owner_was_there: 'An organisation that has an item of this meeting was there.',
    owner_not_there: 'The owner has to be one of the organisations that were there.',
    due_in_past: 'The date must be later than today.',
    meeting_unknown: 'No such meeting of this community.',
    meeting_not_later: 'Only a meeting held after the one that fixed it may drop it.',
  },
}
