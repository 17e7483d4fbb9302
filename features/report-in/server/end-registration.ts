import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { findPost, takePost } from '#kernel/people/server/index.ts'
import { DomainError } from '#platform/error.ts'
import type { contract } from '../contract.ts'
import { directoryCtx } from './directory-ctx.ts'
import { findRegistration, type SubjectKey } from './find-registration.ts'
import { registrationPosts } from './registration-posts.ts'
import { toRegistration } from './registration-rows.ts'
import type { ReportInDeps } from './report-in-deps.ts'
import { tellPerson } from './tell-person.ts'
import { OFF_THE_PAGES } from './vanguard-post.ts'

type Body = z.output<(typeof contract.routes)['endRegistration']['body']>

/** The community ends a registration: the person is told why, the posts in it end, the name leaves the wall. */
export async function endRegistration(ctx: Ctx, key: SubjectKey, { body, deps }: { body: Body; deps: ReportInDeps }) {
  const row = await findRegistration(ctx.tx.db, ctx.scope, key)
  if (row.state !== 'registered') throw new DomainError('report-in.not_serving')
  const today = shanghaiDate(ctx.now)
  await ctx.tx.db
    .updateTable('report_in.registration')
    .set({
      state: 'ended',
      end_reason: body.endReason,
      ended_on: today,
      ...OFF_THE_PAGES,
      updated_at: ctx.now,
    })
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .execute()
  for (const held of await registrationPosts(ctx.tx.db, row.acting_person_id ? [row.acting_person_id] : [])) {
    const post = await findPost(ctx.tx.db, held.id)
    const here = post && row.community_code && post.areaCode.startsWith(row.community_code)
    if (here && (post.validTo === null || post.validTo > today))
      await takePost(directoryCtx(ctx), post, { validTo: today, reason: body.reason })
  }
  writeAudit(ctx.tx, {
    district: key.district,
    actor: ctx.actor,
    event: 'report_in.ended',
    subjectKind: 'registration',
    subjectId: key.id,
    areaCode: row.area_code,
    reason: body.reason,
    details: { endReason: body.endReason },
  })
  await tellPerson(ctx, row, 'report-in:told.ended', { note: body.reason })
  const after = await findRegistration(ctx.tx.db, ctx.scope, key)
  return toRegistration(after, { actor: ctx.actor, now: ctx.now, crypto: deps.crypto })
}
