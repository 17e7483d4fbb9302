import type { Random } from '../random.ts'
import { monthOf } from './working-hours.ts'

/** How often residents raise each item; the information items are the grid workers' own. */
const asked: Readonly<Record<string, number>> = {
  'security.entrance': 4,
  'security.dogs': 3,
  'security.noise': 7,
  'policy.question': 5,
  'policy.notice': 1.5,
  'hazard.fire_lane': 4,
  'hazard.ebike': 6,
  'hazard.gas': 1,
  'hazard.drowning': 0.7,
  'hazard.falling': 3,
  'hazard.lift': 6,
  'dispute.neighbour': 4,
  'dispute.property': 6,
  'dispute.consumer': 2,
  'cityscape.rubbish': 9,
  'cityscape.clutter': 4,
  'cityscape.illegal_building': 2.5,
  'cityscape.street_trade': 3.5,
  'cityscape.adverts': 2,
  'cityscape.parking': 10,
  'livelihood.street_lamp': 5,
  'livelihood.sewer': 6,
  'livelihood.utilities': 4,
  'livelihood.road': 4.5,
  'livelihood.charging': 4.5,
  'other.complaint': 3,
  'other.else': 3,
}

const found: Readonly<Record<string, number>> = {
  'information.address': 2,
  'information.premises': 4,
  'information.facility': 2,
  'security.entrance': 3,
  'security.dogs': 2,
  'security.noise': 1,
  'policy.question': 1,
  'policy.notice': 1,
  'hazard.fire_lane': 6,
  'hazard.ebike': 9,
  'hazard.gas': 1.5,
  'hazard.drowning': 1.5,
  'hazard.falling': 3,
  'hazard.lift': 2,
  'dispute.neighbour': 2,
  'dispute.property': 1,
  'dispute.consumer': 0.5,
  'cityscape.rubbish': 11,
  'cityscape.clutter': 8,
  'cityscape.illegal_building': 1.5,
  'cityscape.street_trade': 5,
  'cityscape.adverts': 7,
  'cityscape.parking': 7,
  'livelihood.street_lamp': 5,
  'livelihood.sewer': 3,
  'livelihood.utilities': 0.5,
  'livelihood.road': 5,
  'livelihood.charging': 1,
  'other.complaint': 0.5,
  'other.else': 1.5,
}

/** January to December; everything else is the same all year. */
const seasons: Readonly<Record<string, readonly number[]>> = {
  'hazard.drowning': [0, 0, 0.3, 0.8, 1.5, 3, 4, 3.5, 1, 0.2, 0, 0],
  'cityscape.street_trade': [0.5, 0.5, 0.8, 1, 1.3, 1.6, 1.8, 1.7, 1.2, 0.9, 0.7, 0.5],
  'livelihood.street_lamp': [1.4, 1.2, 1, 0.8, 0.7, 0.7, 0.7, 0.8, 1, 1.2, 1.5, 1.6],
  'livelihood.sewer': [0.8, 0.8, 0.9, 1, 1.1, 1.6, 1.8, 1.4, 1, 0.9, 0.8, 0.8],
  'livelihood.utilities': [1.6, 1.2, 0.8, 0.7, 0.8, 1.2, 1.7, 1.6, 0.9, 0.7, 0.9, 1.4],
  'policy.question': [0.8, 1, 1.1, 1, 1, 1.4, 1.6, 1.6, 1.1, 0.9, 0.9, 0.8],
}

export function drawCategory(random: Random, at: Date, kind: 'resident_request' | 'grid_event'): string {
  const month = monthOf(at) - 1
  const table = Object.entries(kind === 'grid_event' ? found : asked)
  return random.weighted(table.map(([id, weight]) => [id, weight * (seasons[id]?.[month] ?? 1)] as const))
}
