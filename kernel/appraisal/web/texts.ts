import { registerMessages } from '#platform/i18n.ts'
import { en as ownEn } from '../messages.en.ts'
import { zh as ownZh } from '../messages.zh.ts'
import { en as formEn } from './form-texts.en.ts'
import { zh as formZh } from './form-texts.zh.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** Everything these pages and the steps of appraisals are called. */
export function registerTexts(): void {
  registerMessages('appraisal', { zh: ownZh, en: ownEn })
  registerMessages('appraisal-web', { zh: { ...zh, ...formZh }, en: { ...en, ...formEn } })
}
