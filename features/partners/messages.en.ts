import type { Messages } from '#platform/i18n.ts'
import type { zh } from './messages.zh.ts'

export const en: Messages<typeof zh> = {
  title: 'Partners',
  lead: 'Within my reach, the newest first.',
  none: 'Nothing within reach.',
  menu: 'Partners',
  permissions: { partners: { open: 'Open', read: 'Read', settle: 'Settle or decline' } },
  procedures: {
    partners_request: {
      title: 'Partners',
      states: { received: 'Received', closed: 'Closed', declined: 'Declined', voided: 'Voided' },
      actions: { settle: 'Settle', decline: 'Decline' },
      told: {
        settle: 'This is settled; what came of it is written below.',
        decline: 'We cannot take this on; why, and where to turn, is written below.',
      },
    },
  },
  errors: { too_wide: 'Choose a community or a grid.' },
}
