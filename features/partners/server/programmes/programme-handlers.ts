import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#kernel/access/server/index.ts'
import { scopeReaches } from '#kernel/access/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { lineage } from '#kernel/territory/index.ts'
import { notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { Locale } from '#platform/i18n.ts'
import type { ProgrammePorts } from '../../ports.ts'
import type { programmeRoutes } from '../../programme-contract.ts'
import { programmeContent, programmeStates, type ProgrammeView, type PublicProgramme } from '../../programme-shapes.ts'
import { afterId, pageById } from '../cursor-id.ts'
import { feelPulse, titleOf } from './feel-pulse.ts'
import {
  createProgramme,
  draftProgramme,
  endProgramme,
  type ProgrammeKey,
  type ProgrammeRecord,
  publishProgramme,
  readProgramme,
  readVersions,
} from './programme-store.ts'

export function programmeHandlers(ports: ProgrammePorts<Ctx>): Handlers<typeof programmeRoutes, Ctx> {
  const view = (ctx: Ctx, key: ProgrammeKey) => viewProgramme(ctx, ports, key)
  return {
    listProgrammes: ({ query }, ctx) => listProgrammes(ctx, query),
    getProgramme: ({ params }, ctx) => view(ctx, params),
    async listTies({ query }, ctx) {
      if (!ctx.reaches(query.areaCode)) throw notFound()
      const rates = ctx.holds('indicator.read') ? await ports.rates(ctx, query.areaCode) : []
      return {
        procedures: ports.procedures.map(({ key }) => ({ key, title: titleOf(ports, key, ctx.locale) })),
        indicators: rates.map(({ key, name }) => ({ key, title: name })),
      }
    },
    createProgramme: async ({ body }, ctx) => view(ctx, await createProgramme(ctx, ports, body)),
    async draftProgramme({ params, body }, ctx) {
      await draftProgramme(ctx, ports, { ...params, content: body.content })
      return view(ctx, params)
    },
    async publishProgramme({ params, body }, ctx) {
      await publishProgramme(ctx, { ...params, reason: body.reason })
      return view(ctx, params)
    },
    async endProgramme({ params, body }, ctx) {
      await endProgramme(ctx, { ...params, reason: body.reason })
      return view(ctx, params)
    },
    listPublicProgrammes: ({ query }, ctx) => listPublicProgrammes(ctx, query),
    getPublicProgramme: ({ params }, ctx) => publicProgramme(ctx, ports, params),
  }
}

interface Query {
  cursor?: string | undefined
  limit: number
  areaCode?: string | undefined
}

async function pageOf(ctx: Ctx, condition: ReturnType<typeof sql<SqlBool>>, { cursor, limit }: Query) {
  const last = afterId(cursor)
  const rows = await ctx.tx.db
    .selectFrom('partners.programme as p')
    .innerJoin('territory.area as a', 'a.code', 'p.area_code')
    .innerJoin('partners.programme_version as v', join =>
      join
        .onRef('v.district', '=', 'p.district')
        .onRef('v.programme_id', '=', 'p.id')
        .on(sql<SqlBool>`v.version = (select max(n.version) from partners.programme_version as n
          where n.district = p.district and n.programme_id = p.id
          and (p.published_version is null or n.version = p.published_version or n.published_at is null))`),
    )
    .selectAll('p')
    .select(['a.name as area_name', 'v.published_at', 'v.content'])
    .where(condition)
    .$if(last !== undefined, query => query.where('p.id', '<', sql<string>`${last}::uuid`))
    .orderBy('p.id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageById(rows, limit)
}

async function listProgrammes(ctx: Ctx, query: Query) {
  const parts = ctx.scope.areas.map(area => underArea(area.code, 'p.area_code'))
  const within = parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(parts, sql` or `)})`
  const there = query.areaCode ? underArea(query.areaCode, 'p.area_code') : sql<SqlBool>`true`
  const { shown, next } = await pageOf(ctx, sql<SqlBool>`(${within} and ${there})`, query)
  return { items: shown.map(row => ({ ...rowOf(row, ctx.locale), hasDraft: row.published_at === null })), next }
}

/** Those of the area and of the areas above it: what holds there. */
async function listPublicProgrammes(ctx: Ctx, query: Query) {
  const there = query.areaCode
    ? sql<SqlBool>`p.area_code in (${sql.join(lineage(query.areaCode))})`
    : sql<SqlBool>`true`
  const { shown, next } = await pageOf(ctx, sql<SqlBool>`(p.state = 'published' and ${there})`, query)
  const items = shown.map(row => {
    const { district, id, name, areaName } = rowOf(row, ctx.locale)
    return { district, id, name, areaName, motto: programmeContent.parse(row.content).motto[ctx.locale] }
  })
  return { items, next }
}

function rowOf(row: ProgrammeRecord, locale: Locale) {
  return {
    district: row.district,
    id: row.id,
    name: locale === 'en' ? row.name_en : row.name_zh,
    areaCode: row.area_code,
    areaName: row.area_name,
    state: programmeStates.find(state => state === row.state) ?? 'draft',
    publishedVersion: row.published_version,
  }
}

async function viewProgramme(ctx: Ctx, ports: ProgrammePorts<Ctx>, key: ProgrammeKey): Promise<ProgrammeView> {
  const row = await readProgramme(ctx, key)
  const target = row && { areaCode: row.area_code, caseType: null }
  if (!row || !target || !scopeReaches(ctx.scopeFor('programme.read'), target)) throw notFound()
  const versions = await readVersions(ctx, key)
  const [newest] = versions
  if (!newest) throw notFound()
  const standing = versions.find(one => one.version === row.published_version) ?? newest
  const rates = ctx.can('indicator.read', target) ? await ports.rates(ctx, row.area_code) : []
  const lines = await feelPulse(ctx, ports, { areaCode: row.area_code, content: standing.content, rates })
  return {
    ...rowOf(row, ctx.locale),
    hasDraft: newest.published_at === null,
    motto: standing.content.motto[ctx.locale],
    sleepDays: standing.content.sleepDays,
    lines,
    versions: versions.map(one => ({
      version: one.version,
      editedBy: one.edited_by,
      editedAt: one.edited_at.toISOString(),
      publishedBy: one.published_by,
      publishedAt: one.published_at?.toISOString() ?? null,
      reason: one.reason,
    })),
    content: newest.content,
    mayEdit: row.state !== 'ended' && ctx.can('programme.edit', target),
    mayPublish: row.state !== 'ended' && ctx.can('programme.publish', target),
  }
}

async function publicProgramme(ctx: Ctx, ports: ProgrammePorts<Ctx>, key: ProgrammeKey): Promise<PublicProgramme> {
  const row = await readProgramme(ctx, key)
  const versions = row?.state === 'published' ? await readVersions(ctx, key) : []
  const standing = versions.find(one => one.version === row?.published_version)
  if (!row || !standing?.published_at) throw notFound()
  const pulse = await feelPulse(ctx, ports, { areaCode: row.area_code, content: standing.content, rates: [] })
  const { district, id, name, areaCode, areaName } = rowOf(row, ctx.locale)
  return {
    ...{ district, id, name, areaCode, areaName },
    motto: standing.content.motto[ctx.locale],
    publishedAt: standing.published_at.toISOString(),
    sleepDays: standing.content.sleepDays,
    lines: pulse.map(({ key: line, name: shown, words, pulse: heard, cases, organisations, procedures }) => ({
      ...{ key: line, name: shown, words, pulse: heard, cases, organisations, procedures },
    })),
  }
}
