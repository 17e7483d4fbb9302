import { useLocale } from '#ui/i18n.ts'

/** Writes a moment as the clock on the wall in China has it. */
export function useMoment(): (at: string | null) => string {
  const locale = useLocale()
  const format = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  })
  return at => (at === null ? '—' : format.format(new Date(at)))
}
