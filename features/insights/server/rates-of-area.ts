import type { Ctx } from '#kernel/access/server/index.ts'
import { oneFigures } from '../figures.ts'
import { listIndicators } from './list-indicators.ts'
import { periodFor, together } from './numbers.ts'
import { areaFor, summedAreas } from './where.ts'

const three = ['response_rate', 'solution_rate', 'satisfaction_rate']

/** The three rates (三率) of an area, this month so far, each with its definition in the caller's language. */
export async function ratesOfArea(ctx: Ctx, code: string) {
  const area = await areaFor(ctx, code)
  const { from, to } = periodFor(ctx.now, { period: 'month' })
  const areas = await summedAreas(ctx.tx.db, area.code)
  const { assessed } = oneFigures(
    await together(ctx.tx.db, { areas, span: { from, to }, dimension: 'all', member: '' }),
  )
  const defined = listIndicators(ctx.locale).indicators.filter(({ key }) => three.includes(key))
  return defined.map(({ key, name, formula, numerator, denominator }) => {
    const figure = assessed[key]
    return { key, name, formula, numerator, denominator, from, to, ...said(figure) }
  })
}

function said(figure: { shown: string; value: number | null } | undefined) {
  return { shown: figure?.shown ?? 'none', value: figure?.value ?? null }
}
