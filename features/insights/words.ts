import { type Indicator, SMALL } from './catalogue.ts'
import type { Figure } from './shapes.ts'

/** Looks a text of this feature up: in the page's language, or in a report's. */
export type Text = (key: string, params?: Record<string, string | number>) => string

/** A figure as it is written: `97.2%`, `128`, `<5`, `over 88%`. */
export function figureText(t: Text, indicator: Indicator, figure: Figure | undefined): string {
  if (!figure) return '—'
  switch (figure.shown) {
    case 'exact':
      return exact(indicator, figure.value)
    case 'few':
      return figure.d === null || indicator.how !== 'rate'
        ? t('shown.few')
        : t('shown.fewRate', { bound: bound(SMALL, figure.d) })
    case 'most':
      return t('shown.most', { bound: bound((figure.d ?? 0) - SMALL, figure.d ?? 0) })
    case 'hidden':
      return t('shown.hidden')
    case 'none':
      return t('shown.none')
  }
}

function exact(indicator: Indicator, value: number | null): string {
  if (value === null) return '—'
  if (indicator.unit === 'percent') return `${value.toFixed(1)}%`
  return indicator.unit === 'hours' ? value.toFixed(1) : String(value)
}

function bound(n: number, d: number): string {
  return d === 0 ? '0' : String(Math.floor((n / d) * 100))
}

export interface Change {
  way: 'up' | 'down' | 'same' | 'unknown'
  /** In points for percentages and hours, in percent for counts. */
  by: number
  /** Null: neither way is good. */
  good: boolean | null
}

/** How a figure moved. Only what is exact on both sides is compared. */
export function changeOf(indicator: Indicator, now: Figure | undefined, then: Figure | undefined): Change {
  if (now?.value == null || then?.value == null) return { way: 'unknown', by: 0, good: null }
  if (indicator.how === 'count' && then.value === 0) return { way: 'unknown', by: 0, good: null }
  const difference = now.value - then.value
  const by = Math.abs(Math.round((indicator.how === 'count' ? (difference / then.value) * 100 : difference) * 10) / 10)
  if (by === 0) return { way: 'same', by, good: null }
  const way = difference > 0 ? 'up' : 'down'
  return { way, by, good: indicator.better === null ? null : indicator.better === way }
}

export function changeText(t: Text, indicator: Indicator, now: Figure | undefined, then: Figure | undefined): string {
  const change = changeOf(indicator, now, then)
  if (change.way === 'unknown' || change.way === 'same') return t(`change.${change.way}`)
  const unit = indicator.how === 'count' ? 'percent' : indicator.unit === 'hours' ? 'hours' : 'points'
  return t(`change.${change.way}`, { by: t(`change.${unit}`, { n: change.by.toFixed(1) }) })
}
