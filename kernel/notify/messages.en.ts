import type { Messages } from '#platform/i18n.ts'
import type { zh } from './messages.zh.ts'

export const en = {
  templates: {
    your_turn: '{{number}} "{{title}}" is {{state}} and waits for you. {{due}}',
    due_soon: '{{number}} "{{title}}" is almost due. {{due}}',
    overdue: '{{number}} "{{title}}" has passed its time limit. Please deal with it now.',
    escalated: '{{number}} "{{title}}" is overdue and has been raised to you.',
    told: '{{number}} "{{title}}": {{sentence}}{{note}}',
    joined: 'a matter you joined',
    appraisal: '“{{title}}”: {{sentence}}',
    note: ' Note: {{note}}',
    due_at: 'Due {{at}}.',
    digest:
      '{{todo}} wait for you today: {{accept}} to accept, {{dispatch}} to dispatch, {{handle}} to handle, {{check}} to check; {{overdue}} of them overdue.',
  },
  group: {
    your_turn: '{{number}} is {{state}} and waits for this group. {{due}}',
    due_soon: '{{number}} is almost due. {{due}}',
    overdue: '{{number}} has passed its time limit. Please deal with it now.',
    escalated: '{{number}} is overdue and has been raised to this group.',
  },
  sent: {
    title: 'Jinlin',
    subject: 'Jinlin: {{text}}',
    mail: '{{text}}\n\nOpen it: {{link}}\n\nTo receive no more e-mail, turn it off under "My notifications".',
    code: 'Your confirmation code is {{code}}, good for 30 minutes. Do not tell it to anyone.',
    test: 'This is a test message from Jinlin.',
  },
  errors: {
    channel_missing: 'This channel has not been set up, or is turned off.',
    no_destination: 'Enter the number or address that should receive the test.',
    bad_address: 'This is not a mobile number that takes text messages, or not an e-mail address.',
    bad_code: 'The code is wrong or has expired. Ask for a new one.',
    not_sent: 'It could not be sent, so no code will arrive. Check what you entered, or ask the administrator.',
    push_refused: 'The push address of this browser cannot be used.',
    one_group: 'Choose an organisation or an area: one of the two.',
    bad_robot_url: 'Enter the whole address of the robot, beginning with https.',
    unknown_area: 'There is no such area, or it is out of your reach.',
    unknown_organisation: 'There is no such organisation.',
    needs_secret: 'Enter the secret. Once saved it is never shown again.',
    nothing_to_retry: 'This one has been sent; there is nothing to do again.',
    no_own_device: 'You have not turned on push on a device. Do so under "My notifications" first.',
    bad_push_subject: 'Enter an address beginning with https, or an e-mail address beginning with mailto:.',
  },
} satisfies Messages<typeof zh>
