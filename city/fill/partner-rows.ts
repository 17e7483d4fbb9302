import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { City } from '../city.ts'
import { planPartners } from '../partners/plan-partners.ts'
import { type PlayedPartner, playPartner } from '../play/play-partner.ts'
import type { World } from '../play/world.ts'
import { createRandom } from '../random.ts'
import { insertCases } from './case-rows.ts'
import { type FullRow, insertRows } from './insert-rows.ts'

/** The register of partners as the product would have kept it: each entry with the case by which it came. */
export async function insertPartners(db: Kysely<DB>, city: City, world: World): Promise<void> {
  const random = createRandom(city.seed, 'partners')
  const played: PlayedPartner[] = []
  const counters = new Map<string, number>()
  for (const [index, plan] of planPartners(city, world.now, random.fork('plans')).entries()) {
    const key = `${plan.areaCode.slice(0, 6)}/${plan.openedAt.getUTCFullYear()}`
    const sequence = (counters.get(key) ?? 0) + 1
    counters.set(key, sequence)
    played.push(playPartner(world, plan, { sequence, random: random.fork(`play ${index}`) }))
  }
  await insertCases(db, played)
  await insertRows(db, 'partners.partner', played.map(partnerRow))
  await insertRows(
    db,
    'partners.number_counter',
    [...counters].map(([key, last]) => ({ district: key.slice(0, 6), year: Number(key.slice(7)), next: last + 1 })),
  )
}

function partnerRow({ plan, partnerId, record, since }: PlayedPartner): FullRow<'partners.partner'> {
  const row = record.case
  return {
    ...{ district: row.district, id: partnerId, case_id: row.id, area_code: plan.areaCode, state: row.state },
    ...{ organisation_id: plan.organisationId, person_id: plan.personId, called: plan.called },
    ...{ classes: plan.classes, fields: plan.fields, areas: [plan.areaCode], times: plan.times, words: plan.words },
    ...{ phone: plan.phone, contact_alg: null, contact_key_id: null, contact_cipher: null },
    ...{ listed: plan.listed, contact_public: plan.phone !== null && plan.listed },
    ...{ since: since && shanghaiDate(since), until: null, reason: null },
    ...{ created_at: plan.openedAt, updated_at: row.updated_at },
  }
}
