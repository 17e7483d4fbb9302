import { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { type Db, jsonb } from '#platform/db/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import { shapeFault } from '../../pattern-rules.ts'
import { type Pattern, patternNode } from '../../pattern-shapes.ts'
import { shippedPatterns } from '../../shipped-patterns.ts'

const stored = z.array(patternNode)
const LAST = 10_000

/** The shipped shapes an installation lacks; what a city has changed stays. May run any number of times. */
export async function ensurePatterns(db: Db): Promise<void> {
  await db
    .insertInto('partners.pattern')
    .values(shippedPatterns.map(({ nodes, ...one }, position) => ({ ...one, nodes: jsonb(nodes), position })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function readPatterns({ tx }: Pick<Ctx, 'tx'>): Promise<Pattern[]> {
  const rows = await tx.db.selectFrom('partners.pattern').selectAll().orderBy('position').orderBy('code').execute()
  return rows.map(({ code, zh, en, source, nodes, valid_to: validTo }) => ({
    ...{ code, zh, en, source, validTo },
    nodes: stored.parse(nodes),
  }))
}

export async function readPattern(ctx: Pick<Ctx, 'tx'>, code: string): Promise<Pattern> {
  const found = (await readPatterns(ctx)).find(one => one.code === code)
  if (!found) throw notFound()
  return found
}

/** Adds or changes; a new one comes last. */
export async function putPattern(ctx: Ctx, one: Omit<Pattern, 'source'>): Promise<Pattern> {
  const fault = shapeFault(one.nodes)
  if (fault) throw invalid('nodes', fault)
  const { code, zh, en, nodes, validTo: valid_to } = one
  const changed = { zh, en, nodes: jsonb(nodes), valid_to }
  await ctx.tx.db
    .insertInto('partners.pattern')
    .values({ code, source: '', position: LAST, ...changed })
    .onConflict(conflict => conflict.column('code').doUpdateSet(changed))
    .execute()
  writeAudit(ctx.tx, {
    ...{ district: NO_DISTRICT, actor: ctx.actor, event: 'pattern.edited', subjectKind: 'pattern', subjectId: code },
    details: { name: zh, levels: nodes.length },
  })
  return readPattern(ctx, code)
}
