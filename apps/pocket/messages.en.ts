import type { Messages } from '#platform/i18n.ts'
import type { zh } from './messages.zh.ts'

export const en = {
  tabs: { label: 'Main navigation', home: 'Home', neighbourhood: 'Nearby', tasks: 'Tasks', me: 'Me' },
  elder: {
    switch: 'Large and simple',
    choices: 'What would you like to do',
    report: 'Report something',
    reportHint: 'Take a photo, say what is wrong',
    mine: 'My reports',
    mineHint: 'See how far they are',
    call: 'Call somebody',
    hotline: 'City hotline',
  },
  home: { title: 'Jinlin', none: 'You have nothing under way.' },
  tasks: { title: 'Tasks', none: 'No task waits for you. What does will appear here.' },
  neighbourhood: { title: 'Nearby' },
  guest: {
    open: 'Open to everybody',
    neighbourhood: 'Wishes, partners and announced appraisals',
    thenBack: 'Sign in, and the page you asked for opens.',
  },
  me: {
    title: 'Me',
    language: 'Language',
    account: 'Account',
    outAsk: 'After signing out, your matters are no longer shown on this phone.',
    keptAsk:
      '{{count}} not sent yet. It can stay on this phone, encrypted, until you sign in again; or be deleted now, for good.',
    keepAndOut: 'Keep it and sign out',
    deleteAndOut: 'Delete it and sign out',
  },
} satisfies Messages<typeof zh>
