import type { Messages } from '#platform/i18n.ts'
import type { zh } from './messages.zh.ts'

export const en = {
  tabs: { label: 'Main navigation', home: 'Home', neighbourhood: 'Nearby', tasks: 'Tasks', me: 'Me' },
  home: { title: 'Jinlin', none: 'You have nothing under way.' },
  tasks: { title: 'Tasks', none: 'No task waits for you. What does will appear here.' },
  neighbourhood: { title: 'Nearby' },
  me: {
    title: 'Me',
    language: 'Language',
    account: 'Account',
    outAsk: 'After signing out, your matters are no longer shown on this phone.',
  },
} satisfies Messages<typeof zh>
