import type { z } from 'zod'
import { writeAudit } from '#kernel/audit/server/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { actOnCase, restrictReading } from '#kernel/workflow/server/index.ts'
import { DomainError, notFound } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import type { contract } from '../contract.ts'
import type { petitionView } from '../intake-contract.ts'
import { PETITION_READING, petitionWordsIn } from '../petition.ts'
import { attributions, matterSources } from '../shapes.ts'
import { readIntakeSettings } from './intake-settings-store.ts'
import { type MattersDb, matterRows } from './matter-rows.ts'
import { inScope } from './matter-scope.ts'
import type { MattersHandlers } from './matters-ctx.ts'
import { openContact } from './requester-store.ts'
import { type TakeInDeps, type TakenIn, takeIn } from './take-in.ts'

type Body = z.output<typeof contract.routes.decidePetition.body>
type View = z.input<typeof petitionView>
type Key = { district: string; id: string }

export function petitionHandlers(deps: TakeInDeps) {
  return {
    async getPetition({ params }, ctx) {
      const { kind, words } = await requestAt(ctx, params)
      return petitionOf(ctx.tx.db, { ...params, kind, words })
    },
    decidePetition: ({ params, body }, ctx) => decidePetition(ctx, params, { body, deps }),
  } satisfies Partial<MattersHandlers>
}

/** What is known of a matter as a petition: the words that speak for it, what was decided, where it came from or went. */
async function petitionOf(db: MattersDb, matter: Key & { kind: string; words: string }): Promise<View> {
  const decisions = await db
    .selectFrom('matters.petition_decision as d')
    .leftJoin('matters.matter as m', join =>
      join.onRef('m.district', '=', 'd.district').onRef('m.id', '=', 'd.petition_id'),
    )
    .select(['d.decision', 'd.reason', 'd.decided_at', 'd.words', 'm.id', 'm.number'])
    .where('d.district', '=', matter.district)
    .where('d.matter_id', '=', matter.id)
    .orderBy('d.decided_at', 'desc')
    .limit(1)
    .execute()
  const [last] = decisions
  const from = matter.kind === 'petition' ? await cameFrom(db, matter) : undefined
  const hint = matter.kind === 'resident_request' && !last
  return {
    words: hint ? petitionWordsIn(matter.words, (await readIntakeSettings(db)).petitionWords) : (last?.words ?? []),
    decision: last
      ? {
          isPetition: last.decision === 'petition',
          reason: last.reason,
          at: last.decided_at.toISOString(),
          petition: last.id && last.number ? { district: matter.district, id: last.id, number: last.number } : null,
        }
      : null,
    from: from ? { district: matter.district, id: from.id, number: from.number } : null,
  }
}

function cameFrom(db: MattersDb, matter: Key) {
  return db
    .selectFrom('matters.petition_decision as d')
    .innerJoin('matters.matter as m', join =>
      join.onRef('m.district', '=', 'd.district').onRef('m.id', '=', 'd.matter_id'),
    )
    .select(['m.id', 'm.number'])
    .where('d.district', '=', matter.district)
    .where('d.petition_id', '=', matter.id)
    .executeTakeFirst()
}

/**
 * A person decides whether a request is a petition. If it is, the request ends with the petition's number as its
 * answer, and the petition begins with the same words, place and requester, in one transaction.
 */
async function decidePetition(ctx: Ctx, key: Key, { body, deps }: { body: Body; deps: TakeInDeps }): Promise<View> {
  const { tx } = ctx
  const row = await requestAt(ctx, key)
  if (row.kind !== 'resident_request') throw new DomainError('matters.petition_unknown')
  const view = await petitionOf(tx.db, { ...key, kind: row.kind, words: row.words })
  if (view.decision?.isPetition) throw new DomainError('matters.petition_decided')
  const isPetition = body.decision === 'petition'
  if (isPetition && row.state !== 'received') throw new DomainError('matters.petition_only_when_received')
  const taken = isPetition ? await beginPetition(ctx, row, deps) : null
  const id = newId(tx.now)
  await tx.flush()
  await tx.db
    .insertInto('matters.petition_decision')
    .values({
      district: key.district,
      matter_id: key.id,
      id,
      decision: body.decision,
      words: view.words,
      reason: body.reason,
      petition_id: taken?.id ?? null,
      decided_by: ctx.actor.personId,
      decided_at: tx.now,
    })
    .execute()
  writeAudit(tx, {
    district: key.district,
    actor: ctx.actor,
    event: 'matter.petition_decided',
    subjectKind: 'matter',
    subjectId: key.id,
    areaCode: row.area_code,
    reason: body.reason,
    details: { decision: body.decision, ...(taken ? { petition: taken.number } : {}) },
  })
  if (taken) await endRequest(ctx, row, { reason: body.reason, number: taken.number })
  return petitionOf(tx.db, { ...key, kind: row.kind, words: row.words })
}

type Row = Awaited<ReturnType<typeof requestAt>>

async function requestAt(ctx: Ctx, key: Key) {
  const row = await matterRows(ctx.tx.db)
    .leftJoin('matters.category as k', 'k.id', 'c.category')
    .leftJoin('matters.requester as r', join =>
      join.onRef('r.district', '=', 'm.district').onRef('r.matter_id', '=', 'm.id'),
    )
    .select(['m.district', 'm.id', 'm.kind', 'm.words', 'm.source', 'm.lng', 'm.lat', 'm.accuracy_m', 'm.source_crs'])
    .select(['m.attribution', 'm.boundary_generation', 'm.compound_id', 'm.place', 'm.urgency'])
    .select(['c.id as case_id', 'c.state', 'c.area_code', 'c.requester_id', 'c.category', 'k.name as category_name'])
    .select(['r.anonymous', 'r.secret_from_unit', 'r.alg', 'r.key_id', 'r.name_cipher', 'r.phone_cipher'])
    .where('m.district', '=', key.district)
    .where('m.id', '=', key.id)
    .where(inScope(ctx.scope))
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

function beginPetition(ctx: Ctx, row: Row, deps: TakeInDeps): Promise<TakenIn> {
  const contact = openContact(deps.crypto, row)
  return takeIn(
    ctx.tx,
    ctx.actor,
    {
      kind: 'petition',
      source: matterSources.find(one => one === row.source) ?? 'on_behalf',
      words: row.words,
      category: row.category && row.category_name ? { id: row.category, name: row.category_name } : null,
      urgency: row.urgency,
      lng: row.lng,
      lat: row.lat,
      accuracyM: row.accuracy_m,
      sourceCrs: row.source_crs,
      located: {
        code: row.area_code,
        attribution: attributions.find(one => one === row.attribution) ?? 'inside',
        generation: row.boundary_generation,
      },
      place: row.place,
      compoundId: row.compound_id,
      requesterId: row.requester_id,
      requester: {
        anonymous: row.anonymous ?? false,
        secretFromUnit: row.secret_from_unit ?? false,
        contact: contact.phone ? { name: contact.name ?? '', phone: contact.phone } : undefined,
      },
      fileIds: [],
    },
    deps,
  )
}

/** Whoever asked reads the number of the petition and the reason; the request's own history stays as it was. */
async function endRequest(ctx: Ctx, row: Row, to: { reason: string; number: string }): Promise<void> {
  // It says the same as the petition, so it is kept like one: before it ends, so that nobody is told of the end who may not.
  await restrictReading(ctx.tx, { district: row.district, caseId: row.case_id }, PETITION_READING)
  await actOnCase(ctx.tx, {
    actor: ctx.actor,
    district: row.district,
    caseId: row.case_id,
    action: 'decline',
    form: { reason: 'not_ours' },
    note: translate('zh', 'matters:petitionNote', to),
  })
}
