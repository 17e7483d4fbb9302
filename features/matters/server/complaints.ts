import type { Ctx } from '#kernel/access/server/index.ts'
import type { Actor } from '#kernel/access/index.ts'
import { levelOf, toWgs84 } from '#kernel/territory/index.ts'
import { loadGridIndex } from '#kernel/territory/server/index.ts'
import { ensureLimitsOf, type Intent } from '#kernel/workflow/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import { DomainError, invalid } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { COMPLAINT, type ComplaintInput, complainedKinds, complaintKinds, complaintLimits } from '../complaint.ts'
import type { ComplaintKind, ComplaintView } from '../complaint.ts'
import { walkDispatch } from '../dispatch-walk.ts'
import type { Walk } from '../dispatch-walk.ts'
import { dispatchForm } from '../procedures.ts'
import type { MattersDb } from './matter-rows.ts'
import { choicesAt, dispatchable } from './dispatchable.ts'
import { walkInputOf, type WalkSubject } from './walk-inputs.ts'

interface Key {
  district: string
  id: string
}

/** Only of that category, and about an organisation of this place. */
export async function checkComplaint(
  { tx }: Pick<Ctx, 'tx'>,
  at: { complaint: ComplaintInput; category: string | null; areaCode: string },
): Promise<void> {
  const { complaint, category, areaCode } = at
  if (category !== COMPLAINT) throw invalid('complaint', 'matters.complaint_category')
  const { organisationId } = complaint
  if (organisationId === null) return
  const known = await dispatchable(tx.db, { areaCode, now: tx.now, ids: [organisationId] })
  if (!known.has(organisationId)) throw invalid('complaint.organisationId', 'matters.organisation_unknown')
}

export function insertComplaint(tx: Tx, key: Key, { kind, organisationId }: ComplaintInput): void {
  const row = { district: key.district, matter_id: key.id, kind, organisation_id: organisationId }
  tx.gather(tx.db.insertInto('matters.complaint').values(row))
}

export async function complaintOf(db: MattersDb, key: Key): Promise<ComplaintView | null> {
  const row = await db
    .selectFrom('matters.complaint as k')
    .leftJoin('people.organisation as o', 'o.id', 'k.organisation_id')
    .select(['k.kind', 'o.id', 'o.name'])
    .where('k.district', '=', key.district)
    .where('k.matter_id', '=', key.id)
    .executeTakeFirst()
  if (!row) return null
  const kind = complaintKinds.find(one => one === row.kind) ?? 'other'
  return { kind, organisation: row.id && row.name ? { id: row.id, name: row.name } : null }
}

/** Organisations a complaint at a point can be about, the nearest first. */
export async function complaintChoices(
  ctx: Ctx,
  query: { kind: ComplaintKind; lng: number; lat: number },
): Promise<{ items: { id: string; name: string }[] }> {
  const [lng, lat] = toWgs84(query.lng, query.lat, 'wgs84')
  const areaCode = (await loadGridIndex(ctx.tx.db)).locate(lng, lat).code
  const kinds = complainedKinds[query.kind]
  const found = await choicesAt(ctx.tx.db, { areaCode, now: ctx.now, q: undefined, kinds })
  return { items: found.map(({ id, name }) => ({ id, name })) }
}

/** The walk of a matter; whoever is complained about does not lead it, and answers beside the lead. */
export async function walkOf(db: Db, subject: WalkSubject & { id: string }, at: Date): Promise<Walk> {
  const about = (await complaintOf(db, subject))?.organisation ?? null
  const input = await walkInputOf(db, subject, at)
  if (about === null) return walkDispatch(input)
  const walk = walkDispatch({ ...input, organisations: input.organisations.filter(one => one.id !== about.id) })
  return { ...walk, assists: [about, ...walk.assists] }
}

/** Steps that end a matter for the community. */
const CLOSES = ['pass', 'decline', 'void', 'merge']

/** Nobody leads a complaint about themselves, answers for nothing, or finds their own answer good enough. */
export async function guardComplaint(tx: Tx, { case: row, action, form, actor }: Intent): Promise<void> {
  if (action !== 'dispatch' && !CLOSES.includes(action)) return
  const complaint = await complaintOf(tx.db, { district: row.district, id: row.subject_id })
  const about = complaint?.organisation
  if (!about) return
  if (action === 'dispatch') {
    const given = dispatchForm.safeParse(form).data
    if (given?.leadOrganisationId === about.id)
      throw invalid('form.leadOrganisationId', 'matters.complained_about_leads', { name: about.name })
    if (given && !given.assistOrganisationIds.includes(about.id))
      throw invalid('form.assistOrganisationIds', 'matters.complained_about_answers', { name: about.name })
  } else if (await speaksFor(tx, actor, about.id)) throw new DomainError('matters.own_complaint', { status: 403 })
}

/** Holds a post for the organisation; or sits at the desk of the community, where the complaint is about its own office. */
async function speaksFor(tx: Tx, actor: Actor, organisationId: string): Promise<boolean> {
  if (actor.organisations.includes(organisationId)) return true
  const office = await tx.db
    .selectFrom('people.organisation')
    .select(['kind', 'area_code'])
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (!office || !['residents_committee', 'government', 'grid_team'].includes(office.kind)) return false
  const seat = levelOf(office.area_code) === 'grid' ? office.area_code.slice(0, 12) : office.area_code
  return actor.posts.every(post => post.areaCode === seat)
}

/** The shipped limits of complaints, unless this installation has any. */
export async function ensureComplaintLimits(db: Db, now: Date): Promise<void> {
  await ensureLimitsOf(db, { category: COMPLAINT }, { limits: complaintLimits, now })
}
