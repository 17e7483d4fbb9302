import type { Messages } from '#platform/i18n.ts'
import type { zh } from './texts.zh.ts'

export const en = {
  title: 'Waiting to be sent',
  lead: 'You can write without a network: words and photos are kept on this phone and go out by themselves once it is back, each exactly once. Closing the page loses nothing.',
  notDurable: 'This browser cannot keep anything on the phone. Leave the page open until everything is sent.',
  pill: '{{count}} waiting to be sent',
  pillRefused: '{{count}} not accepted, please look',
  pillSent: '{{count}} just arrived',
  none: 'Nothing waits to be sent. Everything has arrived.',
  offline: 'There is no network now. It goes out by itself once it is back.',
  sendNow: 'Send now',
  sending: 'Sending…',
  groups: { refused: 'Not accepted', waiting: 'Waiting', draft: 'Unfinished', sent: 'Just arrived' },
  back: 'Back to the start',
  untitled: '(no words yet)',
  photos: 'Photos: {{count}}',
  acknowledged: 'Photos arrived: {{done}} of {{count}}',
  begun: 'Begun {{date}}',
  why: {
    fresh: 'It goes out by itself once there is a network.',
    silence: 'No connection, or no answer yet. It is tried again by itself and never doubled.',
    'signed-out': 'You were signed out. It goes out once you sign in again.',
    arrived:
      'It had arrived the first time; only the answer got lost. What you changed since is not in it: you can add it there.',
  },
  reason: 'Not accepted: {{reason}}',
  sent: 'Arrived.',
  sentNumber: 'Arrived, number {{number}}.',
  actions: { retry: 'Send again', edit: 'Change', drop: 'Drop', go: 'Go on', look: 'See progress', seen: 'Got it' },
  dropAsk: 'Its words and photos will be deleted from this phone and cannot be brought back.',
  dropAskTried:
    'It may have arrived, and only the answer got lost. Once it is deleted from this phone you will not be told here.',
  dropYes: 'Delete',
  dropNo: 'Keep',
  kept: 'Kept',
  keptLead:
    'Words and photos are kept on this phone and go out by themselves once there is a network, exactly once. You may close the page.',
  goOn: 'Sending',
  goOnLead: 'You can do other things meanwhile; it is said here once it has arrived.',
  full: 'The phone is full and this photo was not kept. Make room and try again',
  notKept: 'This photo was not kept',
  draftFull: 'The phone is full and what you just wrote was not kept. Make room, or connect and send it right away.',
  taskTitle: 'Work',
} satisfies Messages<typeof zh>
