import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { publicRoutes } from '../public-contract.ts'
import { rules } from '../scheme.ts'
import { resultLineOf } from './list-results.ts'
import { publishedRows, toResult } from './published-results.ts'

type Query = z.output<typeof publicRoutes.listPublicResults.query>
type Page = z.input<typeof publicRoutes.listPublicResults.reply>

const MOST_CHOICES = 500

export const publicHandlers: Handlers<typeof publicRoutes, Ctx> = {
  listPublicResults: ({ query }, ctx) => listAnnounced(ctx.tx.db, query),
  async listPublicChoices(_input, ctx) {
    const rows = await ctx.tx.db
      .selectFrom('appraisal.round as r')
      .innerJoin('territory.area as a', 'a.code', 'r.area_code')
      .select(['r.area_code', 'a.name', 'r.scheme_key', 'r.rules'])
      .where('r.state', 'in', ['published', 'final'])
      .where(announced)
      .distinctOn(['r.area_code', 'r.scheme_key'])
      .orderBy('r.area_code')
      .orderBy('r.scheme_key')
      .orderBy('r.id', 'desc')
      .limit(MOST_CHOICES)
      .execute()
    const areas = new Map(rows.map(row => [row.area_code, row.name]))
    const schemes = new Map(rows.map(row => [row.scheme_key, rules.parse(row.rules).title]))
    return {
      areas: [...areas].map(([code, name]) => ({ code, name })),
      schemes: [...schemes].map(([key, title]) => ({ key, title })),
    }
  },
}

/** What was announced to everybody: never of a person, whatever a scheme says. */
const announced = sql<boolean>`(r.subject_kind <> 'person' and r.rules->>'audience' = 'public')`

async function listAnnounced(db: Db, query: Query): Promise<Page> {
  const after = query.cursor ? decodeCursor(query.cursor, 4).map(String) : null
  const rows = await publishedRows(db)
    .innerJoin('territory.area as a', 'a.code', 'r.area_code')
    .select('a.name as area_name')
    .where(announced)
    .$if(query.area !== undefined, found => found.where(underArea(query.area ?? '', 'r.area_code')))
    .$if(query.scheme !== undefined, found => found.where('r.scheme_key', '=', query.scheme ?? ''))
    .$if(after !== null, found => {
      const [day = '', round = '', name = '', subject = ''] = after ?? []
      return found.where(
        sql<boolean>`(r.period_to < ${day}::date or (r.period_to = ${day}::date and (s.round_id < ${round}::uuid
          or (s.round_id = ${round}::uuid and (s.name, s.subject_id) > (${name}, ${subject})))))`,
      )
    })
    .orderBy('r.period_to', 'desc')
    .orderBy('s.round_id', 'desc')
    .orderBy('s.name')
    .orderBy('s.subject_id')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const end = shown.at(-1)
  return {
    items: shown.map(row => resultLineOf(toResult(row))),
    rounds: [...new Map(shown.map(row => [row.round_id, row])).values()].map(toRound),
    next:
      rows.length > query.limit && end ? encodeCursor([end.period_to, end.round_id, end.name, end.subject_id]) : null,
  }
}

type Row = Awaited<ReturnType<ReturnType<typeof publishedRows>['execute']>>[number]

function toRound(row: Row & { area_name: string }): Page['rounds'][number] {
  const own = rules.parse(row.rules)
  return {
    id: row.round_id,
    title: row.title,
    schemeKey: row.scheme_key,
    schemeTitle: own.title,
    areaName: row.area_name,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    publishedAt: (row.published_at ?? row.made_at).toISOString(),
    final: row.state === 'final',
    basis: own.basis,
    range: own.range,
    indicators: own.indicators.map(({ key, name, definition, weight }) => ({ key, name, definition, weight })),
    groups: own.groups.map(({ key, name, share }) => ({ key, name, share })),
    bands: own.bands,
  }
}
