import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { createPerson, givePost } from '#kernel/people/server/index.ts'
import { DomainError, invalid } from '#platform/error.ts'
import type { contract } from '../contract.ts'
import { directoryCtx } from './directory-ctx.ts'
import { findRegistration, type SubjectKey } from './find-registration.ts'
import type { RegistrationRow } from './registration-rows.ts'
import type { ReportInDeps } from './report-in-deps.ts'
import { openName } from './seal-name.ts'
import { tellPerson } from './tell-person.ts'

type Body = z.output<(typeof contract.routes)['givePost']['body']>

/**
 * Gives whoever serves a post of the directory (A07, C46, D05): only one they said they would take, and only inside the
 * community that placed them. Whoever holds a post acts in public, under a person of the directory.
 */
export async function givePostTo(ctx: Ctx, key: SubjectKey, { body, deps }: { body: Body; deps: ReportInDeps }) {
  const row = await findRegistration(ctx.tx.db, ctx.scope, key)
  if (row.state !== 'registered' || row.kind !== 'member') throw new DomainError('report-in.not_serving')
  if (!row.willing.includes(body.role)) throw invalid('role', 'report-in.not_willing')
  if (!row.community_code || !body.areaCode.startsWith(row.community_code))
    throw invalid('areaCode', 'report-in.not_in_the_community')
  const directory = directoryCtx(ctx)
  const personId = await actingPerson(ctx, row, deps)
  const post = await givePost(directory, {
    personId,
    role: body.role,
    organisationId: null,
    areaCode: body.areaCode,
    caseTypes: null,
    validFrom: shanghaiDate(ctx.now),
    validTo: null,
  })
  await tellPerson(ctx, row, `report-in:told.post_${body.role}`)
  const { id, role, areaCode, areaName, validFrom, validTo } = post
  return { id, role, areaCode, areaName, validFrom, validTo }
}

/** The person of the directory: whoever registered, where they are staff already, else one made for the posts. */
async function actingPerson(ctx: Ctx, row: RegistrationRow, { crypto }: ReportInDeps): Promise<string> {
  if (row.acting_person_id) return row.acting_person_id
  const id = (await staffId(ctx, row.person_id)) ?? (await createPerson(directoryCtx(ctx), nameOf(row, crypto))).id
  await ctx.tx.db
    .updateTable('report_in.registration')
    .set({ acting_person_id: id, updated_at: ctx.now })
    .where('district', '=', row.district)
    .where('id', '=', row.id)
    .execute()
  return id
}

async function staffId({ tx }: Ctx, personId: string | null): Promise<string | null> {
  if (personId === null) return null
  const person = await tx.db
    .selectFrom('people.person')
    .select('kind')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return person.kind === 'staff' ? personId : null
}

function nameOf(row: RegistrationRow, crypto: ReportInDeps['crypto']): string {
  const name = openName(crypto, row)
  if (name === null) throw new DomainError('report-in.not_serving')
  return name
}
