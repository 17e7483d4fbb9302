import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { type Locale, translate } from '#platform/i18n.ts'
import type { ProgrammePorts, ShownRate } from '../../ports.ts'
import { pulseOf } from '../../programme-rules.ts'
import type { LinePulse, ProgrammeContent, ProgrammeLine } from '../../programme-shapes.ts'
import { shownCount } from '../../rules.ts'

const DAY_MS = 86_400_000

interface Asked {
  areaCode: string
  content: ProgrammeContent
  rates: readonly ShownRate[]
}

type PulseCtx = Pick<Ctx, 'tx' | 'now' | 'locale'>

/** Every line with what was heard of it in the days of the programme; two statements, however many lines. */
export async function feelPulse(ctx: PulseCtx, ports: ProgrammePorts<Ctx>, asked: Asked): Promise<LinePulse[]> {
  const { content, areaCode } = asked
  const since = new Date(ctx.now.getTime() - content.sleepDays * DAY_MS)
  const cases = await casesSince(ctx, { areaCode, since, lines: content.lines })
  const organisations = await organisationsOf(ctx, { since, lines: content.lines })
  return content.lines.map(line => {
    const count = line.procedures.reduce((sum, key) => sum + (cases.get(key) ?? 0), 0)
    const tied = line.organisationIds.flatMap(id => organisations.get(id) ?? [])
    const ties = line.procedures.length + line.organisationIds.length
    const activeOrganisations = tied.filter(one => one.active).length
    return {
      key: line.key,
      name: line.name[ctx.locale],
      words: line.words[ctx.locale],
      pulse: pulseOf({ ties, cases: count, activeOrganisations }),
      cases: shownCount(count),
      organisations: tied,
      procedures: line.procedures.map(key => ({ key, title: titleOf(ports, key, ctx.locale) })),
      indicators: asked.rates.filter(rate => line.indicators.includes(rate.key)),
    }
  })
}

export function titleOf(ports: ProgrammePorts<Ctx>, key: string, locale: Locale): string {
  const module = ports.procedures.find(one => one.key === key)?.module
  return module ? translate(locale, `${module}:procedures.${key}.title`) : key
}

type Lines = { lines: readonly ProgrammeLine[] }

/** Cases of the area with a step since then; what needs a permission of its own to be read is not counted. */
async function casesSince(
  { tx }: PulseCtx,
  asked: { areaCode: string; since: Date } & Lines,
): Promise<Map<string, number>> {
  const keys = [...new Set(asked.lines.flatMap(line => line.procedures))]
  if (keys.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('workflow.case as c')
    .select(['c.procedure', sql<number>`count(*)::int`.as('count')])
    .where('c.procedure', 'in', keys)
    .where(underArea(asked.areaCode, 'c.area_code'))
    .where('c.updated_at', '>=', asked.since)
    .where('c.reading', 'is', null)
    .groupBy('c.procedure')
    .execute()
  return new Map(rows.map(row => [row.procedure, row.count]))
}

type Tied = LinePulse['organisations'][number]

async function organisationsOf({ tx, now }: PulseCtx, asked: { since: Date } & Lines): Promise<Map<string, Tied>> {
  const ids = [...new Set(asked.lines.flatMap(line => line.organisationIds))]
  if (ids.length === 0) return new Map()
  const date = shanghaiDate(now)
  const rows = await tx.db
    .selectFrom('people.organisation as o')
    .select(['o.id', 'o.name'])
    .select(sql<boolean>`(o.valid_to is null or o.valid_to > ${date})`.as('open'))
    .select(
      sql<boolean>`exists (select 1 from workflow.assignment as s join workflow.case as c
        on c.district = s.district and c.id = s.case_id
        where s.organisation_id = o.id and c.updated_at >= ${asked.since} and c.subject_kind <> 'partner')`.as(
        'active',
      ),
    )
    .where(sql<SqlBool>`o.id in (${sql.join(ids.map(id => sql`${id}::uuid`))})`)
    .execute()
  return new Map(rows.map(row => [row.id, { ...row, active: row.open && row.active }]))
}
