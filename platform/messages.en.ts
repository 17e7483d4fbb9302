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
    unavailable: 'The system is busy. Try again shortly; nothing you typed is lost.',
    internal: 'Something unexpected happened and was recorded. Please try again later.',
  },
} satisfies Messages<typeof zh>
