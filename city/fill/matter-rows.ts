import { COMPLAINT } from '#features/matters/index.ts'
import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { quadkey } from '#kernel/territory/index.ts'
import type { PlayedMatter } from '../play/played.ts'
import { insertCases } from './case-rows.ts'
import { type FullRow, insertRows } from './insert-rows.ts'
import { photoName, type StoredPhoto, VARIANTS } from './photo-store.ts'
import type { CityPorts } from './ports.ts'

/** Writes played matters with everything the product would have written beside them. */
export async function insertMatters(
  db: Kysely<DB>,
  played: readonly PlayedMatter[],
  from: { ports: CityPorts; photos: ReadonlyMap<string, StoredPhoto> },
): Promise<void> {
  const { ports, photos } = from
  await insertCases(db, played)
  await insertRows(
    db,
    'workflow.follower',
    played.flatMap(one => uniqueFollowers(followerRows(one))),
  )
  await insertRows(
    db,
    'matters.matter',
    played.map(one => matterRow(one, ports)),
  )
  await insertRows(
    db,
    'matters.requester',
    played.flatMap(one => requesterRow(one, ports)),
  )
  await insertRows(db, 'matters.complaint', played.flatMap(complaintRow))
  await insertRows(db, 'matters.dispatch', played.flatMap(dispatchRows))
  await insertRows(db, 'matters.rating', played.flatMap(ratingRows))
  await insertRows(
    db,
    'files.file',
    played.flatMap(one => photoRows(one, photos)),
  )
}

/** Of which service; who complained by telephone seldom knew of whom. */
function complaintRow({ plan, matterId, record }: PlayedMatter): FullRow<'matters.complaint'>[] {
  const { category, district } = record.case
  if (category !== COMPLAINT || plan.kind !== 'resident_request') return []
  const kind = plan.place.compound ? 'property' : 'office'
  return [{ district, matter_id: matterId, kind, organisation_id: null }]
}

function matterRow({ plan, matterId, record }: PlayedMatter, ports: CityPorts): FullRow<'matters.matter'> {
  const row = record.case
  const [lng, lat] = plan.place.point
  return {
    district: row.district,
    id: matterId,
    case_id: row.id,
    number: row.number,
    kind: plan.kind,
    category_id: row.category,
    words: plan.words,
    title: row.title,
    source: plan.source,
    urgency: row.urgency,
    lng,
    lat,
    accuracy_m: 5 + (row.number.charCodeAt(row.number.length - 1) % 10) * 3,
    source_crs: 'wgs84',
    quadkey: quadkey(lng, lat),
    place: plan.place.text,
    attribution: 'inside',
    boundary_generation: 1,
    area_code: row.area_code,
    compound_id: plan.place.compound?.id ?? null,
    created_at: plan.openedAt,
    moved_to: null,
    search: asVector(ports.searchLexemes(plan.words, plan.place.text, row.number)),
  }
}

/** The text form of a tsvector: quoted lexemes. */
function asVector(lexemes: readonly string[]): string {
  return lexemes.map(lexeme => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' ')
}

/** Name and number are kept for a year after the case was closed. */
const MONTHS_KEPT = 12

function requesterRow({ plan, matterId, record }: PlayedMatter, ports: CityPorts): FullRow<'matters.requester'>[] {
  const { requester } = plan
  if (!requester) return []
  const until = record.case.closed_at && new Date(record.case.closed_at)
  until?.setUTCMonth(until.getUTCMonth() + MONTHS_KEPT)
  const sealed = ports.sealRequester({
    district: record.case.district,
    matterId,
    personId: requester.personId,
    anonymous: requester.anonymous,
    secretFromUnit: requester.secretFromUnit,
    contact: requester.anonymous ? undefined : { name: requester.name, phone: requester.phone },
  })
  return [
    {
      alg: null,
      key_id: null,
      name_cipher: null,
      phone_cipher: null,
      phone_blind: null,
      phone_tail_blind: null,
      purpose: 'handling the request',
      legal_basis: 'PIPL art. 13(3) statutory duty',
      retention_until: until,
      detached_at: null,
      person_id: null,
      ...sealed,
    },
  ]
}

function followerRows({ record, followers }: PlayedMatter): FullRow<'workflow.follower'>[] {
  return followers.map(({ id, personId, fromCase, since }) => ({
    district: record.case.district,
    case_id: record.case.id,
    id,
    person_id: personId,
    alg: null,
    key_id: null,
    contact_cipher: null,
    contact_blind: null,
    via: 'merged',
    from_case: fromCase,
    since,
    purpose: 'telling whoever raised the same matter how it goes on',
    legal_basis: 'PIPL art. 13(3) statutory duty',
    retention_until: null,
  }))
}

/** Somebody who raised it twice follows it once. */
function uniqueFollowers(rows: FullRow<'workflow.follower'>[]): FullRow<'workflow.follower'>[] {
  return [...new Map(rows.map(row => [row.person_id, row])).values()]
}

function dispatchRows({ matterId, record, dispatches }: PlayedMatter): FullRow<'matters.dispatch'>[] {
  return dispatches.map(({ seq, at, decidedBy, explanation }) => ({
    district: record.case.district,
    matter_id: matterId,
    seq,
    at,
    decided_by: decidedBy,
    automatic: false,
    explanation,
  }))
}

function ratingRows({ matterId, record, ratings }: PlayedMatter): FullRow<'matters.rating'>[] {
  return ratings.map(({ attempt, solved, satisfied, words, ratedAt, source }) => ({
    district: record.case.district,
    matter_id: matterId,
    attempt,
    solved,
    satisfied,
    words,
    rated_at: ratedAt,
    source,
  }))
}

function photoRows(
  { record, photos }: PlayedMatter,
  stored: ReadonlyMap<string, StoredPhoto>,
): FullRow<'files.file'>[] {
  return photos.flatMap(photo => {
    // Before and after of one matter are seen in the same light.
    const variant = record.case.number.charCodeAt(record.case.number.length - 1) % VARIANTS
    const drawn = stored.get(photoName(photo.kind, photo.phase, variant))
    if (!drawn) return []
    return {
      district: record.case.district,
      id: photo.id,
      sha256: drawn.sha256,
      mime: 'image/jpeg',
      width: drawn.width,
      height: drawn.height,
      size_bytes: drawn.sizeBytes,
      storage_key: drawn.storageKey,
      thumbnail_key: drawn.thumbnailKey,
      uploaded_by: photo.uploadedBy,
      uploaded_at: photo.at,
      upload_key: null,
      subject_kind: 'case',
      subject_id: record.case.id,
      visibility: photo.visibility,
    }
  })
}
