import type { Ctx } from '#kernel/access/server/index.ts'
import { notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { linkRoutes, myRoutes } from '../rater-contract.ts'
import { ballotRows, toBallots } from './ballot-view.ts'
import { castBallot, hashOf } from './cast-ballot.ts'
import { answerResult, listMyResults, objectToResult } from './my-results.ts'

export const myHandlers: Handlers<typeof myRoutes, Ctx> = {
  async listMyBallots(_input, ctx) {
    const rows = await ballotRows(ctx.tx.db)
      .where('v.person_id', '=', ctx.actor.personId)
      .where('r.state', 'in', ['open', 'counting', 'published'])
      .orderBy('v.voted')
      .orderBy('r.closes_at')
      .orderBy('s.name')
      .limit(200)
      .execute()
    return { items: await toBallots(ctx, rows) }
  },
  async castMyBallot({ params, body }, ctx) {
    const row = await ballotRows(ctx.tx.db)
      .where('v.district', '=', params.district)
      .where('v.id', '=', params.id)
      .where('v.person_id', '=', ctx.actor.personId)
      .executeTakeFirst()
    if (!row) throw notFound()
    return castBallot(ctx.tx, row, { ...body, via: 'pocket' })
  },
  listMyResults: (_input, ctx) => listMyResults(ctx),
  answerResult: ({ params, body }, ctx) => answerResult(ctx, params, body.words),
  objectToResult: ({ params, body }, ctx) => objectToResult(ctx, params, body.words),
}

export const linkHandlers: Handlers<typeof linkRoutes, Ctx> = {
  async openBallotLink({ body }, ctx) {
    const [ballot] = await toBallots(ctx, [await byLink(ctx, body.token)])
    if (!ballot) throw notFound()
    return ballot
  },
  async castBallotByLink({ body }, ctx) {
    const { token, ...given } = body
    return castBallot(ctx.tx, await byLink(ctx, token), { ...given, via: 'link' })
  },
}

async function byLink(ctx: Ctx, token: string) {
  const row = await ballotRows(ctx.tx.db)
    .where('v.district', '=', token.slice(0, 6))
    .where('v.link_hash', '=', hashOf(token))
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}
