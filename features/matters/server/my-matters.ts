import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { getCase } from '#kernel/workflow/server/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { notFound } from '#platform/error.ts'
import { type Locale, translate } from '#platform/i18n.ts'
import type { contract } from '../contract.ts'
import { matterKinds } from '../shapes.ts'
import { photosOf } from './case-photos.ts'
import { complaintOf } from './complaints.ts'
import { leadsOf, type MattersDb, matterRows } from './matter-rows.ts'
import { ratingsOf } from './ratings.ts'
import { looksAt, storyOf } from './story.ts'

type Page = z.input<typeof contract.routes.listMyMatters.reply>
type Mine = Page['items'][number]
type Told = Awaited<ReturnType<typeof storyOf>>
type Story = z.input<typeof contract.routes.getMyMatter.reply>

function mine(db: MattersDb, personId: string) {
  return matterRows(db)
    .leftJoin('matters.category as k', 'k.id', 'c.category')
    .select([
      'm.district',
      'm.id',
      'c.id as case_id',
      'c.number',
      'm.kind',
      'c.title',
      'c.place',
      'c.state',
      'c.bucket',
    ])
    .select(['c.final', 'c.opened_at', 'c.due_at', 'k.name as category_name', 'k.name_en as category_name_en'])
    .select(sql<boolean>`c.requester_id is distinct from ${personId}::uuid`.as('following'))
    .where(
      sql<boolean>`(c.requester_id = ${personId}::uuid or (c.district, c.id) in
        (select f.district, f.case_id from workflow.follower as f where f.person_id = ${personId}::uuid))`,
    )
}

/** What the caller raised or joined, newest first. */
export async function listMyMatters(ctx: Ctx, query: { cursor?: string | undefined; limit: number }): Promise<Page> {
  let rows = mine(ctx.tx.db, ctx.actor.personId)
    .orderBy('c.opened_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(query.limit + 1)
  if (query.cursor) {
    const [at, id] = decodeCursor(query.cursor, 2)
    rows = rows.where(sql<boolean>`(c.opened_at, c.id) < (${new Date(String(at))}::timestamptz, ${String(id)}::uuid)`)
  }
  const found = await rows.execute()
  const shown = found.slice(0, query.limit)
  const last = found.length > query.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(row => toMine(row, ctx.locale)),
    next: last ? encodeCursor([last.opened_at.toISOString(), last.case_id]) : null,
  }
}

/** One of the caller's own, told in plain sentences; another's is 404. */
export async function getMyMatter(ctx: Ctx, key: { district: string; id: string }): Promise<Story> {
  const { db } = ctx.tx
  const row = await mine(db, ctx.actor.personId)
    .innerJoin('territory.area as a', 'a.code', 'c.area_code')
    .select(['c.area_code', 'm.words', 'm.lng', 'm.lat', 'a.name as area_name'])
    .where('m.district', '=', key.district)
    .where('m.id', '=', key.id)
    .executeTakeFirst()
  if (!row) throw notFound()
  const leads = await leadsOf(db, [row])
  const told = await storyOf(db, { ...key, caseId: row.case_id, kind: row.kind, locale: ctx.locale })
  const shown: Story = {
    ...toMine(row, ctx.locale),
    words: row.words,
    lng: row.lng,
    lat: row.lat,
    areaName: row.area_name,
    unit: leads.get(row.case_id)?.name ?? null,
    photos: photosOf(row.district, told.reportedWith),
    story: told.steps.map(stepOf),
    complaint: await complaintOf(db, key),
    rating: (await ratingsOf(db, key)).at(-1) ?? null,
    looks: await looksAt(db, key),
    reopenUntil: row.final ? told.reopenUntil : null,
    actions: row.following ? [] : await actionsOf(ctx, row),
  }
  return row.following ? withoutTheOther(shown, told.steps) : shown
}

function stepOf({ at, sentence, unit, note, photos }: Told['steps'][number]): Story['story'][number] {
  return { at, sentence, unit, note, photos }
}

/** Steps in which a unit speaks; anybody else's words may be about whoever raised it. */
const unitsSpeak = new Set(['submit', 'settle', 'pass', 'send_back', 'decide_extension'])

/** What somebody who joined is told: where it stands and what units did, nothing of whoever raised it first. */
function withoutTheOther(story: Story, steps: Told['steps']): Story {
  const told = steps.map(({ name, ...step }) => (unitsSpeak.has(name) ? step : { ...step, note: null, photos: [] }))
  return { ...story, complaint: null, words: '', rating: null, looks: [], reopenUntil: null, story: told }
}

/** A grid worker may have reported outside their own grids, where nothing more is theirs to do. */
async function actionsOf(
  ctx: Ctx,
  row: { district: string; case_id: string; kind: string; area_code: string },
): Promise<Story['actions']> {
  const target = { areaCode: row.area_code, caseType: row.kind, requesterId: ctx.actor.personId }
  if (!ctx.can('case.read', target)) return []
  return (await getCase(ctx, { district: row.district, caseId: row.case_id })).actions
}

type MyRow = Awaited<ReturnType<ReturnType<typeof mine>['execute']>>[number]

function toMine(row: MyRow, locale: Locale): Mine {
  const categoryName = locale === 'en' ? row.category_name_en : row.category_name
  return {
    district: row.district,
    id: row.id,
    caseId: row.case_id,
    number: row.number,
    kind: matterKinds.find(kind => kind === row.kind) ?? 'resident_request',
    // Title and place are the words of whoever raised it.
    title: row.following ? (categoryName ?? translate(locale, 'matters:joined')) : row.title,
    place: row.following ? '' : row.place,
    categoryName,
    following: row.following,
    state: row.state,
    stateText: translate(locale, `matters:procedures.${row.kind}.states.${row.state}`),
    bucket: row.bucket,
    final: row.final,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    awaitsMe: !row.following && row.bucket === 'rate' && !row.final,
  }
}
