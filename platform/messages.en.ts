import type { Messages } from './i18n.ts'
import type { zh } from './messages.zh.ts'

export const en = {
  errors: {
    not_found: 'Not found, or outside your area of responsibility.',
    invalid: 'Please correct {{count}} field(s).',
    invalid_field: 'This value does not meet the requirements.',
    malformed: 'The request could not be read.',
    unauthenticated: 'Please sign in first.',
    outbound_url: 'Only public addresses by https, without a name and password in them, can be called.',
    forbidden: 'None of your posts carries this permission.',
    request_id_reused: 'The same request number was used for two different submissions. Reload and try again.',
    too_many_requests: 'Too many requests. Please wait a moment.',
    too_large: 'What you sent is too large.',
    unsupported_media: 'This type of content is not supported.',
    conflict: 'Somebody has just changed this. Reload and try again.',
    storage_full:
      'There is no room left to store this; nothing was saved. It recovers by itself once there is room: please try again later.',
    unavailable: 'The system is busy. Try again shortly; nothing you typed is lost.',
    internal: 'Something unexpected happened and was recorded. Please try again later.',
    table_unreadable: 'This file cannot be read. Use an .xlsx or a CSV file.',
    table_too_large: 'The file is too large. Split it and upload the parts.',
    table_too_many_rows: 'At most {{most}} rows at once. Split the file and upload the parts.',
    table_old_format: 'This is an old .xls file. Save it as .xlsx in your spreadsheet program.',
    table_empty: 'There is nothing in the file.',
    table_malformed: 'Line {{line}} of the CSV is malformed.',
  },
} satisfies Messages<typeof zh>
