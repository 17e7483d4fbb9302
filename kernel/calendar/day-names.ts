import { type Locale, translate } from '#platform/i18n.ts'
import { WEEKEND } from './calendar.ts'

/** Days are stored under the name their source gives them; these have a text in both languages. */
const textKeys: ReadonlyMap<string, string> = new Map([
  ['元旦', 'new_year'],
  ['春节', 'spring_festival'],
  ['清明', 'tomb_sweeping'],
  ['清明节', 'tomb_sweeping'],
  ['劳动节', 'labour_day'],
  ['端午', 'dragon_boat'],
  ['端午节', 'dragon_boat'],
  ['中秋', 'mid_autumn'],
  ['中秋节', 'mid_autumn'],
  ['国庆节', 'national_day'],
  [WEEKEND, 'weekend'],
])

/** The name of a day for the screen; a name without a translation stays as it was entered. */
export function dayName(locale: Locale, name: string): string {
  const key = textKeys.get(name)
  return key === undefined ? name : translate(locale, `calendar:names.${key}`)
}
