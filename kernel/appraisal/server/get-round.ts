import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import { countResult } from '../count-result.ts'
import { facts as factsShape } from '../facts.ts'
import { movesFrom } from '../round.ts'
import type { roundView } from '../shapes.ts'
import { resultParts, type subjectView } from '../shapes.ts'
import { roundLines } from './list-rounds.ts'
import { shownScore } from './publish-round.ts'
import type { RoundRow } from './round-rows.ts'
import { readSheets } from './subject-sheets.ts'

type View = z.input<typeof roundView>
type SubjectView = z.input<typeof subjectView>

/** One round with everything its page shows. Turnout is by group; of ballots only what was computed from them. */
export async function getRound(ctx: Ctx, round: RoundRow): Promise<View> {
  const { db } = ctx.tx
  const [line] = await roundLines(db).where('r.district', '=', round.district).where('r.id', '=', round.id).execute()
  const mayOrganise = ctx.can('appraisal.organise', { areaCode: round.area_code, caseType: null })
  const papers = await db
    .selectFrom('appraisal.paper')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('district', '=', round.district)
    .where('round_id', '=', round.id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return {
    district: round.district,
    id: round.id,
    title: round.title,
    schemeKey: round.scheme_key,
    schemeTitle: round.rules.title,
    schemeVersion: round.scheme_version,
    subjectKind: round.subject_kind,
    areaCode: round.area_code,
    areaName: line?.area_name ?? round.area_code,
    periodFrom: round.period_from,
    periodTo: round.period_to,
    state: round.state,
    closesAt: round.closes_at.toISOString(),
    subjects: Number(line?.subjects ?? 0),
    raters: Number(line?.raters ?? 0),
    voted: Number(line?.voted ?? 0),
    rules: round.rules,
    publishedAt: round.published_at?.toISOString() ?? null,
    objectionsUntil: round.objections_until?.toISOString() ?? null,
    note: round.note,
    mayOrganise,
    moves: mayOrganise ? movesFrom(round.state) : [],
    papersWaiting: Number(papers?.n ?? 0),
    subjectList: await subjectsOf(ctx, round),
  }
}

async function subjectsOf(ctx: Ctx, round: RoundRow): Promise<SubjectView[]> {
  const { db } = ctx.tx
  const at = { district: round.district, round_id: round.id }
  const subjects = await db
    .selectFrom('appraisal.round_subject')
    .selectAll()
    .where('district', '=', at.district)
    .where('round_id', '=', at.round_id)
    .orderBy('name')
    .orderBy('subject_id')
    .execute()
  const turnout = Map.groupBy(await turnoutOf(db, at), row => row.subject_id)
  const results = Map.groupBy(await editionsOf(db, at), row => row.subject_id)
  const objections = Map.groupBy(await objectionsOf(db, at), row => row.subject_id)
  const grounds = Map.groupBy(await groundsOf(db, round), row => row.subject_id)
  const sheets = await readSheets(ctx, round, { ids: subjects.map(row => row.subject_id), asRater: false })
  return subjects.map(row => ({
    subjectId: row.subject_id,
    name: sheets.get(row.subject_id)?.name ?? row.name,
    areaCode: row.area_code,
    answer: row.answer,
    grounds: (grounds.get(row.subject_id) ?? []).flatMap(one => one.words ?? []),
    groups: (turnout.get(row.subject_id) ?? []).map(one => ({
      key: one.group_key,
      raters: Number(one.raters),
      voted: Number(one.voted),
    })),
    ...resultOf(round, { facts: row.facts, editions: results.get(row.subject_id) ?? [] }),
    objections: (objections.get(row.subject_id) ?? []).map(one => ({
      id: one.id,
      caseId: one.case_id,
      words: one.words,
      edition: one.edition,
      decision: one.decision,
      raisedAt: one.raised_at.toISOString(),
    })),
  }))
}

interface Edition {
  edition: number
  facts: unknown
  reason: string | null
}

/** Nothing while people still vote; then as it stands; then its latest edition. */
function resultOf(
  round: RoundRow,
  { facts, editions }: { facts: unknown; editions: readonly Edition[] },
): Pick<SubjectView, 'result' | 'adjustments'> {
  const last = editions.at(-1)
  const stored = last?.facts ?? (round.state === 'counting' ? facts : null)
  if (!stored) return { result: null, adjustments: [] }
  const known = factsShape.parse(stored)
  const counted = countResult(round.rules, known)
  return {
    result: {
      edition: last?.edition ?? null,
      score: shownScore(round.subject_kind, counted),
      band: counted.band,
      publishable: counted.publishable,
      reason: last?.reason ?? null,
      parts: round.subject_kind === 'person' ? null : resultParts.parse(counted),
    },
    adjustments: known.adjustments,
  }
}

interface At {
  district: string
  round_id: string
}

function turnoutOf(db: Db, at: At) {
  return db
    .selectFrom('appraisal.rater')
    .select(['subject_id', 'group_key'])
    .select(eb => [
      eb.fn.countAll<number>().as('raters'),
      eb.fn.countAll<number>().filterWhere('voted', '=', true).as('voted'),
    ])
    .where('district', '=', at.district)
    .where('round_id', '=', at.round_id)
    .groupBy(['subject_id', 'group_key'])
    .orderBy('group_key')
    .execute()
}

/** Nobody reads why while people still vote. */
async function groundsOf(db: Db, round: RoundRow) {
  if (!['counting', 'published', 'final'].includes(round.state)) return []
  return db
    .selectFrom('appraisal.ballot')
    .select(['subject_id', 'words'])
    .where('district', '=', round.district)
    .where('round_id', '=', round.id)
    .where('words', 'is not', null)
    .orderBy('words')
    .execute()
}

function editionsOf(db: Db, at: At) {
  return db
    .selectFrom('appraisal.result')
    .select(['subject_id', 'edition', 'facts', 'reason'])
    .where('district', '=', at.district)
    .where('round_id', '=', at.round_id)
    .orderBy('edition')
    .execute()
}

function objectionsOf(db: Db, at: At) {
  return db
    .selectFrom('appraisal.objection')
    .select(['id', 'case_id', 'subject_id', 'words', 'edition', 'decision', 'raised_at'])
    .where('district', '=', at.district)
    .where('round_id', '=', at.round_id)
    .orderBy('id')
    .execute()
}
