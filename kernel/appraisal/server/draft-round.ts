import { newId } from '#kernel/ids/index.ts'
import { districtOf } from '#kernel/territory/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { DomainError, invalid } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import type { Scheme } from '../scheme.ts'
import { schemeInForce } from './scheme-store.ts'

/** Who may vote: somebody with an account, or somebody whom a personal link is handed to. */
export interface NewRater {
  group: string
  personId?: string
  /** What the link is handed over by, such as a dwelling; never a telephone number. */
  label?: string
}

export interface NewSubject {
  /** Id of the organisation or person, code of the area: the kind is the scheme's. */
  subjectId: string
  name: string
  /** Of the district of the round. */
  areaCode: string
  raters: readonly NewRater[]
}

export interface NewRound {
  schemeKey: string
  areaCode: string
  title: string
  /** Business days, both included. */
  periodFrom: string
  periodTo: string
  closesAt: Date
  subjects: readonly NewSubject[]
  /** Whoever organises it. */
  by: { personId: string | null }
}

export interface RoundKey {
  district: string
  id: string
}

/** Drafts a round with its subjects and raters; nobody hears of it until it is opened. */
export async function draftRound(tx: Tx, round: NewRound): Promise<RoundKey> {
  const district = districtOf(round.areaCode)
  const scheme = await schemeInForce(tx.db, { district, key: round.schemeKey })
  if (round.periodFrom > round.periodTo) throw invalid('periodTo', 'appraisal.period_backwards')
  checkSubjects(round.subjects, { district, scheme })
  const id = newId(tx.now)
  tx.gather(
    tx.db.insertInto('appraisal.round').values({
      district,
      id,
      scheme_district: scheme.district,
      scheme_key: scheme.key,
      scheme_version: scheme.version,
      rules: jsonb(scheme.rules),
      subject_kind: scheme.subjectKind,
      area_code: round.areaCode,
      title: round.title,
      period_from: round.periodFrom,
      period_to: round.periodTo,
      state: 'draft',
      closes_at: round.closesAt,
      created_by: round.by.personId,
      created_at: tx.now,
    }),
  )
  await tx.flush()
  await addSubjects(tx, { district, id }, round.subjects)
  return { district, id }
}

/** Adds subjects with their raters to a draft that was checked before. */
async function addSubjects(tx: Tx, key: RoundKey, subjects: readonly NewSubject[]): Promise<void> {
  if (subjects.length === 0) return
  const at = { district: key.district, round_id: key.id }
  await tx.db
    .insertInto('appraisal.round_subject')
    .values(subjects.map(one => ({ ...at, subject_id: one.subjectId, name: one.name, area_code: one.areaCode })))
    .execute()
  const raters = subjects.flatMap(one =>
    one.raters.map(rater => ({
      ...at,
      id: newId(tx.now),
      subject_id: one.subjectId,
      group_key: rater.group,
      person_id: rater.personId ?? null,
      label: rater.personId ? null : (rater.label ?? null),
    })),
  )
  for (let from = 0; from < raters.length; from += BATCH)
    await tx.db
      .insertInto('appraisal.rater')
      .values(raters.slice(from, from + BATCH))
      .execute()
}

const BATCH = 2000

function checkSubjects(subjects: readonly NewSubject[], at: { district: string; scheme: Scheme }): void {
  const ids = subjects.map(one => one.subjectId)
  if (new Set(ids).size !== ids.length) throw invalid('subjects', 'appraisal.subject_twice')
  for (const [index, one] of subjects.entries()) {
    if (districtOf(one.areaCode) !== at.district && !at.district.endsWith('00'))
      throw invalid(`subjects.${index}.areaCode`, 'appraisal.subject_elsewhere')
    checkRaters(one, { index, scheme: at.scheme })
  }
}

function checkRaters(subject: NewSubject, { index, scheme }: { index: number; scheme: Scheme }): void {
  const groups = new Set(scheme.rules.groups.map(one => one.key))
  const persons = subject.raters.flatMap(one => (one.personId ? [one.personId] : []))
  if (new Set(persons).size !== persons.length) throw invalid(`subjects.${index}.raters`, 'appraisal.rater_twice')
  if (subject.raters.some(one => !groups.has(one.group)))
    throw invalid(`subjects.${index}.raters`, 'appraisal.group_unknown')
  if (scheme.subjectKind === 'person' && persons.includes(subject.subjectId))
    throw new DomainError('appraisal.rates_oneself', { status: 422, field: `subjects.${index}.raters` })
}
