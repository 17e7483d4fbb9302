import { type Actor, can } from '#kernel/access/index.ts'
import { maskName, shanghaiDate } from '#kernel/people/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { GIVEN_POSTS } from '../rules.ts'
import type { Registration } from '../shapes.ts'
import type { ReportInDb } from './report-in-deps.ts'
import { openName } from './seal-name.ts'

/** Every registration with the names of what it mentions. */
export function registrationRows(db: ReportInDb) {
  return db
    .selectFrom('report_in.registration as r')
    .innerJoin('people.organisation as o', 'o.id', 'r.organisation_id')
    .leftJoin('territory.area as a', 'a.code', 'r.community_code')
    .leftJoin('territory.building as b', join =>
      join.onRef('b.district', '=', 'r.district').onRef('b.id', '=', 'r.building_id'),
    )
    .leftJoin('territory.compound as k', join =>
      join.onRef('k.district', '=', 'b.district').onRef('k.id', '=', 'b.compound_id'),
    )
    .leftJoin('territory.building as vb', join =>
      join.onRef('vb.district', '=', 'r.district').onRef('vb.id', '=', 'r.vanguard_building_id'),
    )
    .leftJoin('territory.compound as vk', join =>
      join.onRef('vk.district', '=', 'vb.district').onRef('vk.id', '=', 'vb.compound_id'),
    )
    .selectAll('r')
    .select(['o.name as organisation_name', 'a.name as community_name', 'b.name as building_name'])
    .select(['k.name as compound_name', 'vb.name as vanguard_building', 'vk.name as vanguard_compound'])
}

export type RegistrationRow = Awaited<ReturnType<ReturnType<typeof registrationRows>['executeTakeFirstOrThrow']>>

export interface Reader {
  actor: Actor
  now: Date
  crypto: CryptoProvider
  /** Leaves the name masked for everybody: files go from hand to hand. */
  masked?: true
}

/** As it may leave: the name in full for the person, the unit and the desk that places; masked for whoever oversees. */
export function toRegistration(row: RegistrationRow, reader: Reader): Registration {
  const today = shanghaiDate(reader.now)
  return {
    district: row.district,
    id: row.id,
    kind: row.kind === 'unit' ? 'unit' : 'member',
    state: row.state as Registration['state'],
    name: nameFor(row, reader),
    organisation: { id: row.organisation_id, name: row.organisation_name },
    community: row.community_code ? { code: row.community_code, name: row.community_name ?? '' } : null,
    building: row.building_id
      ? { id: row.building_id, name: row.building_name ?? '', compound: row.compound_name ?? '' }
      : null,
    offers: row.offers,
    offerWords: row.offer_words,
    willing: GIVEN_POSTS.filter(post => row.willing.includes(post)),
    reason: row.reason as Registration['reason'],
    happenedOn: row.happened_on,
    dueOn: row.due_on,
    reportedOn: row.reported_on,
    onTime: row.on_time,
    late: row.state === 'expected' && row.due_on !== null && row.due_on < today,
    caseId: row.case_id,
    endedOn: row.ended_on,
    endReason: row.end_reason as Registration['endReason'],
    movedTo: row.moved_to_id && row.moved_to_district ? { district: row.moved_to_district, id: row.moved_to_id } : null,
    onWall: row.wall_consent_at !== null,
    wallWords: row.wall_words,
    vanguard: vanguardOf(row),
  }
}

function vanguardOf(row: RegistrationRow): Registration['vanguard'] {
  if (row.vanguard_building_id === null || row.vanguard_since === null) return null
  return {
    building: {
      id: row.vanguard_building_id,
      name: row.vanguard_building ?? '',
      compound: row.vanguard_compound ?? '',
    },
    words: row.vanguard_words,
    since: shanghaiDate(row.vanguard_since),
  }
}

function nameFor(row: RegistrationRow, { actor, crypto, masked }: Reader): string | null {
  const name = openName(crypto, row)
  if (name === null) return null
  const near =
    row.person_id === actor.personId ||
    actor.organisations.includes(row.organisation_id) ||
    can(actor, 'report_in.place', { areaCode: row.area_code, caseType: null })
  return near && !masked ? name : maskName(name)
}
