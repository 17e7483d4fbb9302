import type { Messages } from '#platform/i18n.ts'
import type { zh } from './messages.zh.ts'

export const en = {
  title: 'Audit log',
  fields: {
    at: 'Time',
    actor: 'Who',
    event: 'Event',
    subject: 'Subject',
    area: 'Area',
    reason: 'Reason',
    details: 'Details',
    district: 'District',
  },
  empty: 'No entry matches. Widen the time range or clear the filters.',
  events: {
    calendar: { year_imported: 'Working calendar year imported', day_edited: 'Day of the working calendar changed' },
  },
  permissions: { audit: { read: 'Read the audit log' } },
  errors: {
    subject_kind_missing: 'To search by the id of a subject, choose its kind too.',
  },
} satisfies Messages<typeof zh>
