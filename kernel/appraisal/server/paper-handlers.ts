import type { Ctx } from '#kernel/access/server/index.ts'
import { attachFiles } from '#kernel/files/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import { answerFault } from '../check-answers.ts'
import { answers as answersShape } from '../facts.ts'
import type { raterRoutes } from '../round-contract.ts'
import { addToUrn, keepBallot, markVoted, requireOpen } from './cast-ballot.ts'
import { ratersOf, requireSubject } from './rater-rows.ts'
import { lockReached, reached } from './reached-round.ts'
import type { RoundRow } from './round-rows.ts'

type PaperRoutes = Pick<typeof raterRoutes, 'markVoted' | 'enterPaper' | 'listPapers' | 'decidePaper'>

export const paperHandlers: Handlers<PaperRoutes, Ctx> = {
  async markVoted({ params, body }, ctx) {
    const round = await lockReached(ctx, params)
    const secret = round.rules.groups.filter(group => group.secret).map(group => group.key)
    if (round.state !== 'open' || secret.length === 0) throw new DomainError('appraisal.voting_closed')
    const { numUpdatedRows } = await ctx.tx.db
      .updateTable('appraisal.rater')
      .set({ voted: true })
      .where('district', '=', round.district)
      .where('round_id', '=', round.id)
      .where('id', 'in', body.raterIds)
      .where('group_key', 'in', secret)
      .where('voted', '=', false)
      .executeTakeFirst()
    return { marked: Number(numUpdatedRows) }
  },
  async enterPaper({ params, body }, ctx) {
    const round = await lockReached(ctx, params)
    const group = requireOpen(ctx.tx, round, { group_key: body.group })
    await requireSubject(ctx, round, body.subjectId)
    const fault = answerFault(round.rules, body.answers)
    if (fault !== null) throw invalid(`answers.${fault}`, 'appraisal.answer_not_offered')
    if (group.secret && body.raterId) throw invalid('raterId', 'appraisal.secret_paper_named')
    if (!group.secret && !body.raterId) throw invalid('raterId', 'appraisal.open_paper_unnamed')
    if (group.secret) await requireRoomForPaper(ctx, round, body)
    const id = newId(ctx.now)
    ctx.tx.gather(
      ctx.tx.db.insertInto('appraisal.paper').values({
        district: round.district,
        round_id: round.id,
        id,
        subject_id: body.subjectId,
        group_key: body.group,
        rater_id: body.raterId ?? null,
        answers: jsonb(body.answers),
        file_id: body.fileId,
        state: 'waiting',
        entered_by: ctx.actor.personId,
        entered_at: ctx.now,
      }),
    )
    await attachFiles(ctx.tx, {
      district: round.district,
      fileIds: [body.fileId],
      subjectKind: 'appraisal_paper',
      subjectId: id,
      uploadedBy: ctx.actor.personId,
      visibility: 'internal',
    })
    return { id }
  },
  async listPapers({ params }, ctx) {
    const round = await reached(ctx, params)
    const rows = await ctx.tx.db
      .selectFrom('appraisal.paper as p')
      .innerJoin('appraisal.round_subject as s', join =>
        join
          .onRef('s.district', '=', 'p.district')
          .onRef('s.round_id', '=', 'p.round_id')
          .onRef('s.subject_id', '=', 'p.subject_id'),
      )
      .leftJoin('appraisal.rater as v', join =>
        join
          .onRef('v.district', '=', 'p.district')
          .onRef('v.round_id', '=', 'p.round_id')
          .onRef('v.id', '=', 'p.rater_id'),
      )
      .leftJoin('people.person as n', 'n.id', 'v.person_id')
      .select(['p.id', 'p.group_key', 'p.answers', 'p.file_id', 'p.entered_by', 's.name'])
      .select(['v.label', 'n.name as rater_name'])
      .where('p.district', '=', round.district)
      .where('p.round_id', '=', round.id)
      .where('p.state', '=', 'waiting')
      .orderBy('p.id')
      .limit(500)
      .execute()
    return {
      items: rows.map(row => ({
        id: row.id,
        subjectName: row.name,
        group: row.group_key,
        rater: row.rater_name ?? row.label,
        answers: answersShape.parse(row.answers),
        fileId: row.file_id,
        mine: row.entered_by === ctx.actor.personId,
      })),
    }
  },
  async decidePaper({ params, body }, ctx) {
    const round = await lockReached(ctx, params)
    const paper = await ctx.tx.db
      .selectFrom('appraisal.paper')
      .selectAll()
      .where('district', '=', round.district)
      .where('round_id', '=', round.id)
      .where('id', '=', params.paperId)
      .forUpdate()
      .executeTakeFirst()
    if (!paper) throw notFound()
    if (paper.state !== 'waiting') throw new DomainError('appraisal.paper_decided')
    if (paper.entered_by === ctx.actor.personId) throw new DomainError('appraisal.own_entry', { status: 403 })
    if (body.confirm) await countPaper(ctx, round, paper)
    const state = body.confirm ? 'confirmed' : 'refused'
    await ctx.tx.db
      .updateTable('appraisal.paper')
      .set({ state, answers: null, decided_by: ctx.actor.personId, decided_at: ctx.now })
      .where('district', '=', round.district)
      .where('round_id', '=', round.id)
      .where('id', '=', paper.id)
      .execute()
    return { state }
  },
}

interface Paper {
  subject_id: string
  group_key: string
  rater_id: string | null
  answers: unknown
}

async function countPaper(ctx: Ctx, round: RoundRow, paper: Paper): Promise<void> {
  if (round.state !== 'open') throw new DomainError('appraisal.voting_closed')
  const given = answersShape.parse(paper.answers)
  const at = { district: round.district, round_id: round.id, subject_id: paper.subject_id, group_key: paper.group_key }
  if (paper.rater_id === null) return addToUrn(ctx.tx, at, given)
  const rater = { ...at, id: paper.rater_id, voted: false }
  if (!(await markVoted(ctx.tx, rater))) throw new DomainError('appraisal.voted_already')
  await keepBallot(ctx.tx, rater, { answers: given, via: 'paper' })
}

/** No more papers out of the box than raters are marked to have put one in. */
async function requireRoomForPaper(ctx: Ctx, round: RoundRow, at: { subjectId: string; group: string }): Promise<void> {
  const marked = await ratersOf(ctx, round)
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('v.subject_id', '=', at.subjectId)
    .where('v.group_key', '=', at.group)
    .where('v.voted', '=', true)
    .executeTakeFirstOrThrow()
  const urn = await ctx.tx.db
    .selectFrom('appraisal.tally')
    .select('ballots')
    .where('district', '=', round.district)
    .where('round_id', '=', round.id)
    .where('subject_id', '=', at.subjectId)
    .where('group_key', '=', at.group)
    .executeTakeFirst()
  const waiting = await ctx.tx.db
    .selectFrom('appraisal.paper')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('district', '=', round.district)
    .where('round_id', '=', round.id)
    .where('subject_id', '=', at.subjectId)
    .where('group_key', '=', at.group)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  if ((urn?.ballots ?? 0) + Number(waiting.n) >= Number(marked.n))
    throw new DomainError('appraisal.more_papers_than_voters')
}

/** Whether the caller may see the photo of a paper ballot: whoever organises or confirms the round it belongs to. */
export async function mayReadPaperPhoto(
  ctx: Pick<Ctx, 'tx' | 'can'>,
  file: { district: string; subject_kind: string | null; subject_id: string | null },
): Promise<boolean> {
  if (file.subject_kind !== 'appraisal_paper' || file.subject_id === null) return false
  const row = await ctx.tx.db
    .selectFrom('appraisal.paper as p')
    .innerJoin('appraisal.round as r', join =>
      join.onRef('r.district', '=', 'p.district').onRef('r.id', '=', 'p.round_id'),
    )
    .select('r.area_code')
    .where('p.district', '=', file.district)
    .where('p.id', '=', file.subject_id)
    .executeTakeFirst()
  return row !== undefined && ctx.can('appraisal.confirm', { areaCode: row.area_code, caseType: null })
}
