import type { Messages } from '#platform/i18n.ts'
import type { zh } from './messages.zh.ts'

export const en = {
  errors: {
    not_an_image: '"{{name}}" is not a photo we can read (JPEG, PNG, WebP or AVIF).',
    too_large: '"{{name}}" is larger than 20 MB. Choose a smaller photo.',
    too_many: 'At most 9 photos at a time.',
    infected: 'A virus was found in “{{name}}”, and it was not taken in. Choose another photo.',
    scanner_down:
      'Photos cannot be checked for viruses at the moment, so none can be taken in. Try again later; what you wrote is not lost.',
    none: 'No photo arrived.',
    damaged: 'The photo was damaged on its way and was not kept. Send it again.',
    key_reused: 'This id already belongs to another photo.',
    one_by_one: 'Photos with an id are sent one at a time.',
    unknown: 'A photo was not found; it may have expired. Choose it again.',
  },
} satisfies Messages<typeof zh>
