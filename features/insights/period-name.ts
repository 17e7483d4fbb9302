import type { Locale } from '#platform/i18n.ts'

/** `2026年10月`, `2026-10`: a period as a title names it. */
export function periodName({ kind, from, to }: { kind: string; from: string; to: string }, locale: Locale): string {
  const [year = '', month = ''] = from.split('-')
  const quarter = Math.ceil(Number(month) / 3)
  if (kind === 'year') return locale === 'zh' ? `${year}年` : year
  if (kind === 'quarter') return locale === 'zh' ? `${year}年第${quarter}季度` : `${year} Q${quarter}`
  if (kind === 'month') return locale === 'zh' ? `${year}年${Number(month)}月` : `${year}-${month}`
  return from === to ? from : `${from} – ${to}`
}
