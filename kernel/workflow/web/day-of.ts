import type { Locale } from '#platform/i18n.ts'

/** The day of a moment in Shanghai with its year, for settings that hold from a day on. */
export function dayOf(at: string, locale: Locale): string {
  const tag = locale === 'zh' ? 'zh-CN' : 'en-GB'
  return new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'Asia/Shanghai' }).format(new Date(at))
}
