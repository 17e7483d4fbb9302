import type { Messages } from '#platform/i18n.ts'
import type { zh } from './messages.zh.ts'

export const en = {
  errors: {
    not_an_image: '"{{name}}" is not a photo we can read (JPEG, PNG, WebP or AVIF).',
    too_large: '"{{name}}" is larger than 20 MB. Choose a smaller photo.',
    too_many: 'At most 9 photos at a time.',
    none: 'No photo arrived.',
    unknown: 'A photo was not found; it may have expired. Choose it again.',
  },
} satisfies Messages<typeof zh>
