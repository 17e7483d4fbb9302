import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { codeLength } from '#kernel/territory/index.ts'
import { openCase } from '#kernel/workflow/server/index.ts'
import { DomainError, notFound } from '#platform/error.ts'
import { countResult } from '../count-result.ts'
import { facts as factsShape } from '../facts.ts'
import { OBJECTION_KIND, objectionProcedure } from '../procedures.ts'
import { rules } from '../scheme.ts'
import { type myResult, resultParts } from '../shapes.ts'
import { caseNumber } from './finish-round.ts'
import { resultLineOf } from './list-results.ts'
import { publishedRows, toResult } from './published-results.ts'
import { readRound, type RoundRow } from './round-rows.ts'

type MyResult = z.input<typeof myResult>

interface OwnKey {
  district: string
  id: string
  subjectId: string
}

/** The person, and the organisations they hold a post in. */
function ownSubjects(ctx: Ctx): string[] {
  return [ctx.actor.personId, ...ctx.actor.organisations].filter(id => id !== '')
}

export async function listMyResults(ctx: Ctx): Promise<{ items: MyResult[] }> {
  const own = ownSubjects(ctx)
  if (own.length === 0) return { items: [] }
  const rows = await publishedRows(ctx.tx.db)
    .select(['e.facts', 'r.subject_kind', 'r.objections_until'])
    .where('s.subject_id', 'in', own)
    .orderBy('r.published_at', 'desc')
    .limit(100)
    .execute()
  const objections = await ctx.tx.db
    .selectFrom('appraisal.objection')
    .select(['round_id', 'subject_id', 'words', 'decision'])
    .where('subject_id', 'in', own)
    .where('round_id', 'in', rows.length > 0 ? rows.map(row => row.round_id) : [ctx.actor.personId])
    .orderBy('id')
    .execute()
  return {
    items: rows.map(row => {
      const scheme = rules.parse(row.rules)
      const isPerson = row.subject_kind === 'person'
      const until = row.objections_until
      const objection = objections.findLast(one => one.round_id === row.round_id && one.subject_id === row.subject_id)
      const parts = isPerson ? null : resultParts.parse(countResult(scheme, factsShape.parse(row.facts)))
      const result = toResult(row)
      return {
        ...resultLineOf(result),
        roundTitle: row.title,
        periodFrom: row.period_from,
        periodTo: row.period_to,
        publishedAt: result.publishedAt.toISOString(),
        basis: scheme.basis,
        parts,
        indicators: scheme.indicators.map(({ key, name, definition, weight }) => ({ key, name, definition, weight })),
        mayAnswer: row.answer === null,
        mayObject: row.state === 'published' && until !== null && until > ctx.now && !objection,
        objectionsUntil: until?.toISOString() ?? null,
        objection: objection ? { words: objection.words, decision: objection.decision } : null,
      }
    }),
  }
}

export async function answerResult(ctx: Ctx, key: OwnKey, words: string): Promise<{ answer: string }> {
  await ownPublished(ctx, key)
  const { numUpdatedRows } = await ctx.tx.db
    .updateTable('appraisal.round_subject')
    .set({ answer: words, answered_at: ctx.now, answered_by: ctx.actor.personId })
    .where('district', '=', key.district)
    .where('round_id', '=', key.id)
    .where('subject_id', '=', key.subjectId)
    .where('answer', 'is', null)
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) throw new DomainError('appraisal.answered_already')
  return { answer: words }
}

/** Opens the case of an objection at the level the scheme names; once for each edition. */
export async function objectToResult(ctx: Ctx, key: OwnKey, words: string) {
  const own = await ownPublished(ctx, key)
  const { tx } = ctx
  const round = await readRound(tx.db, key)
  if (round.state !== 'published' || !round.objections_until || round.objections_until <= ctx.now)
    throw new DomainError('appraisal.objections_over')
  const before = await tx.db
    .selectFrom('appraisal.objection')
    .select('id')
    .where('district', '=', key.district)
    .where('round_id', '=', key.id)
    .where('subject_id', '=', key.subjectId)
    .where('edition', '=', own.edition)
    .executeTakeFirst()
  if (before) throw new DomainError('appraisal.objected_already')
  const id = newId(ctx.now)
  const number = caseNumber(round.district, id)
  const { record } = await openCase(tx, {
    procedure: objectionProcedure.key,
    subject: {
      district: round.district,
      id: newId(ctx.now),
      subjectKind: OBJECTION_KIND,
      subjectId: id,
      number,
      title: titleOf(round, own.name, words),
      place: '',
      areaCode: round.area_code.slice(0, codeLength[round.rules.objection.decidedAt]),
      category: null,
      urgency: 'normal',
      requesterId: ctx.actor.personId,
    },
    actor: ctx.actor,
  })
  await tx.flush()
  await tx.db
    .insertInto('appraisal.objection')
    .values({
      district: round.district,
      id,
      round_id: round.id,
      subject_id: key.subjectId,
      edition: own.edition,
      case_id: record.case.id,
      words,
      raised_by: ctx.actor.personId,
      raised_at: ctx.now,
    })
    .execute()
  return { id, number, decideBy: record.case.due_at?.toISOString() ?? null }
}

const LONGEST_TITLE = 160

/** What is said goes with the case; of a person neither name nor words do, for a history is never forgotten. */
function titleOf(round: RoundRow, name: string, words: string): string {
  const title = round.subject_kind === 'person' ? `${round.title}：异议` : `${name}（${round.title}）：${words}`
  return title.slice(0, LONGEST_TITLE)
}

/** Out of one's own is absent. */
async function ownPublished(ctx: Ctx, key: OwnKey): Promise<{ name: string; edition: number }> {
  if (!ownSubjects(ctx).includes(key.subjectId)) throw notFound()
  const row = await publishedRows(ctx.tx.db)
    .where('s.district', '=', key.district)
    .where('s.round_id', '=', key.id)
    .where('s.subject_id', '=', key.subjectId)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}
