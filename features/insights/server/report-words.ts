import { type Locale, translate } from '#platform/i18n.ts'
import { groupsOf, type Indicator, indicators } from '../catalogue.ts'
import { changeText, figureText } from '../words.ts'
import type { Both, Compared, NumbersTable, PublicationContent } from '../shapes.ts'

/** What a written report is made from. */
export interface Report {
  content: PublicationContent
  locale: Locale
  edition: number
  /** Marked on every page: not published, not to be quoted. */
  draft: boolean
  reason: string | null
  hash: string
}

export function words(locale: Locale) {
  return (key: string, params: Record<string, string | number> = {}) => translate(locale, `insights:${key}`, params)
}
type Words = ReturnType<typeof words>

export function titleOf({ content, locale }: Report): string {
  return words(locale)('report.title', { area: content.area.name })
}

export function basisOf({ content, locale }: Report): string {
  const until = content.countedUntil ?? content.period.to
  return words(locale)('report.basis', {
    from: content.period.from,
    to: content.period.to,
    until: new Date(Date.parse(until) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '),
    version: content.catalogueVersion,
  })
}

/** One sentence for each group of indicators: the value, and how it compares. */
export function sentencesOf({ content, locale }: Report): string[] {
  const t = words(locale)
  const end = locale === 'zh' ? '。' : '.'
  return groupsOf().map(({ group, members }) => {
    const said = members.map(indicator => {
      const versus = t('report.versus', {
        previous: changeText(t, indicator, of(content.total.current, indicator), of(content.total.previous, indicator)),
        lastYear: changeText(t, indicator, of(content.total.current, indicator), of(content.total.lastYear, indicator)),
      })
      const value = `${assessedAndAll(t, indicator, content.total.current)}${locale === 'zh' ? `（${versus}）` : ` (${versus})`}`
      return t('report.sentence', { name: t(`indicators.${indicator.key}.name`), value })
    })
    return `${t(`groups.${group}`)}${locale === 'zh' ? '：' : ': '}${said.join(locale === 'zh' ? '；' : '; ')}${end}`
  })
}

function of(both: Both, indicator: Indicator) {
  return both.assessed[indicator.key]
}

/** The assessed number; beside it the one with excluded cases where that differs. */
export function assessedAndAll(t: Words, indicator: Indicator, both: Both): string {
  const assessed = figureText(t, indicator, both.assessed[indicator.key])
  const all = figureText(t, indicator, both.all[indicator.key])
  return assessed === all ? assessed : `${assessed} [${all}]`
}

export interface Line {
  name: string
  cells: string[]
}

/** The columns a table of a report has room for. */
export const tableIndicators = [
  'due',
  'closed',
  'response_rate',
  'handling_on_time',
  'closing_on_time',
  'solution_rate',
  'satisfaction_rate',
] as const

/** Lines in the order of the content, the total last. */
export function linesOf(report: Report, table: NumbersTable, columns: readonly Indicator[]): Line[] {
  const t = words(report.locale)
  const line = (name: string, { current }: Compared): Line => ({
    name,
    cells: columns.map(indicator => assessedAndAll(t, indicator, current)),
  })
  return [
    ...table.rows.map(row => line(rowName(t, report.locale, table, row), row)),
    line(t('report.total'), report.content.total),
  ]
}

export function rowName(
  t: Words,
  locale: Locale,
  table: Pick<NumbersTable, 'by'>,
  row: { key: string; name: string; nameEn: string | null },
): string {
  if (row.key === 'rest') return t(`rest.${table.by}`)
  return locale === 'en' ? (row.nameEn ?? row.name) : row.name
}

export function columnsOf(table: NumbersTable, keys: readonly string[] = indicators.map(one => one.key)): Indicator[] {
  return indicators.filter(
    (one: Indicator) => keys.includes(one.key) && (table.by !== 'organisation' || one.ofUnits !== false),
  )
}

/** How every number is counted, row by row. */
export function annexOf(locale: Locale): string[][] {
  const t = words(locale)
  const part = (indicator: Indicator, name: string) => t(`indicators.${indicator.key}.${name}`)
  return indicators.map((indicator: Indicator) => [
    part(indicator, 'name'),
    part(indicator, 'formula'),
    part(indicator, 'numerator'),
    part(indicator, 'denominator'),
    part(indicator, 'period'),
    t(`small.${indicator.how === 'rate' ? 'rate' : 'count'}`),
    indicator.source,
  ])
}

export function annexHead(locale: Locale): string[] {
  const t = words(locale)
  return ['indicator', 'formula', 'numerator', 'denominator', 'period', 'small', 'source'].map(name =>
    t(`report.${name}`),
  )
}
