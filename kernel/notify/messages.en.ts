import type { Messages } from '#platform/i18n.ts'
import type { zh } from './messages.zh.ts'

export const en = {
  templates: {
    your_turn: '{{number}} "{{title}}" is {{state}} and waits for you. {{due}}',
    due_soon: '{{number}} "{{title}}" is almost due. {{due}}',
    overdue: '{{number}} "{{title}}" has passed its time limit. Please deal with it now.',
    escalated: '{{number}} "{{title}}" is overdue and has been raised to you.',
    told: '{{number}} "{{title}}": {{sentence}}{{note}}',
    note: ' Note: {{note}}',
    due_at: 'Due {{at}}.',
  },
} satisfies Messages<typeof zh>
