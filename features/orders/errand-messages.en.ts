import type { Messages } from '#platform/i18n.ts'
import type { errandZh } from './errand-messages.zh.ts'

export const errandEn: Messages<typeof errandZh> = {
  procedures: {
    errand: {
      title: 'Errand',
      states: {
        asked: 'To be taken',
        doing: 'Being done',
        confirming: 'To be confirmed',
        checking: 'Community to check',
        closed: 'Closed',
        declined: 'Declined',
        withdrawn: 'Withdrawn',
        voided: 'Voided',
      },
      actions: {
        take: 'Take it',
        decline: 'Cannot be done for you',
        withdraw: 'No longer needed',
        finish: 'Done',
        confirm: 'Confirm',
        expire: 'Passed to the community',
        verify: 'Check and close',
        redo: 'Send back',
      },
      told: {
        take: 'A grid worker has taken it and will get in touch.',
        decline: 'This cannot be done for you; why, and where to turn, is written below.',
        withdraw: 'You have withdrawn this errand.',
        finish: 'The grid worker says it is done; please confirm.',
        confirm: 'Thank you for confirming.',
        expire: 'You did not answer; the community will ring.',
        verify: 'The community has checked; the errand is closed.',
        redo: 'The community has sent it back; why is written below.',
      },
    },
  },
  errand: {
    askedFor: {
      self: 'For oneself',
      neighbour: 'For a neighbour, who agrees',
      on_behalf: 'Came to the desk, and agrees',
    },
    tookOver: 'Receipt {{position}}: took {{items}}, {{money}} in all.',
    confirmed: {
      account: 'Receipt {{position}}: the giver confirmed it on the phone.',
      paper: 'Receipt {{position}}: the giver signed on paper; the photo is attached.',
    },
    settled:
      'Receipt {{position}}: spent {{spent}}, gave back {{returned}}, papers returned to their owner. {{settlement}}',
    settlementConfirmed: {
      account: 'Receipt {{position}}: the owner confirmed that all came back and the account holds.',
      paper: 'Receipt {{position}}: the owner signed that all came back and the account holds; the photo is attached.',
    },
    paper: '{{pieces}} × {{what}}',
    money: '{{what}} {{amount}}',
    join: ', ',
    fields: {
      number: 'Number',
      kind: 'Kind',
      title: 'What is to be done',
      area: 'Area',
      askedFor: 'For whom',
      openedAt: 'Asked',
      state: 'State',
      receipts: 'Open receipts',
    },
  },
  fields: { settled: 'Is it done' },
  options: { settled: { yes: 'Done, and all came back', no: 'Not done yet' } },
  errors: {
    on_behalf_by_staff: 'Grid workers and the community write errands down for others.',
    receipts_open:
      '{{count}} receipts are open: papers and money are given back or accounted for, and confirmed by their owner.',
    not_doing: 'Papers and money change hands only while the errand is being done.',
    money_not_accounted: 'What was spent and what came back must be the {{money}} that was handed over.',
    receipt_confirmed: 'This has been confirmed already.',
    receipt_not_yours: 'Only the giver may confirm.',
    signed_paper_needed: 'The giver has no account: attach a photo of the signed receipt.',
    receipt_not_confirmed: 'The giver has not confirmed the receipt yet.',
    receipt_settled: 'This receipt is settled.',
    receipt_not_settled: 'Nothing has been given back yet.',
  },
}
