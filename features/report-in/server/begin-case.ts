import { type Actor, systemActor } from '#kernel/access/index.ts'
import { actOnCase, openCase } from '#kernel/workflow/server/index.ts'
import type { Tx } from '#platform/tx.ts'
import { takeNumber } from './take-number.ts'

export interface Beginning {
  procedure: string
  subjectKind: 'registration' | 'look_back' | 'year_member' | 'consultation'
  subjectId: string
  caseId: string
  district: string
  areaCode: string
  title: string
  place: string
  /** The unit in charge. */
  organisationId: string
  /** Where it goes once the unit is named. */
  next: string
  requesterId: string | null
  actor: Actor
}

/**
 * What somebody asks for themselves they ask as whoever lives there, whatever posts they hold: without a name in the
 * history, and reached as their own.
 */
export function asResident(actor: Actor): Actor {
  return { ...actor, kind: 'resident', posts: [], organisations: [] }
}

/** Carries out what a rule says at once; the step says so. */
export const machine = systemActor('report-in')

/** Opens a case and puts the unit in charge that was named when it was asked for. */
export async function beginCase(tx: Tx, beginning: Beginning): Promise<void> {
  const { procedure, caseId, district, organisationId, next, actor, ...subject } = beginning
  await openCase(tx, {
    procedure,
    actor,
    subject: {
      district,
      id: caseId,
      subjectKind: subject.subjectKind,
      subjectId: subject.subjectId,
      number: await takeNumber(tx, district),
      title: subject.title,
      place: subject.place,
      areaCode: subject.areaCode,
      category: null,
      urgency: 'normal',
      requesterId: subject.requesterId,
    },
  })
  await actOnCase(tx, {
    actor: machine,
    district,
    caseId,
    action: 'name_unit',
    form: { leadOrganisationId: organisationId, next },
  })
}
