import type { City } from '../city.ts'
import type { Random } from '../random.ts'
import { itemStories } from '../services/menu-stories.ts'
import { companyOf, neighbour } from '../services/service-plan.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The hour of a day in Shanghai, so many days from now. */
function hourOf(now: Date, days: number, hour: number): Date {
  const date = new Date(now.getTime() + 8 * HOUR + days * DAY).toISOString().slice(0, 10)
  return new Date(`${date}T${String(hour).padStart(2, '0')}:00:00+08:00`)
}

/** The menu of the personas' community with its slots, nobody on them yet. */
export function itemRows(city: City, { now, random }: { now: Date; random: Random }) {
  const { district, community, compound } = city.home
  const written = new Date(now.getTime() - 28 * DAY)
  const [lng, lat] = compound.point
  // Who serves an item of a neighbour takes all its orders up.
  const helper = neighbour(city, 90)
  const items = itemStories.map((story, index) => ({
    ...{ district, id: random.id(written), area_code: community, title: story.title, description: story.description },
    ...{ field: story.field, place: story.place, lng: lng + index * 0.0011, lat: lat - index * 0.0007 },
    provider_kind: { company: 'organisation', neighbour: 'person', open: 'open' }[story.provider],
    provider_organisation: story.provider === 'company' ? companyOf(city) : null,
    provider_person: story.provider === 'neighbour' ? helper : null,
    state: story.state,
    ...{ created_by: city.cast.get('dispatcher')?.id ?? null, created_at: written, updated_at: written },
    published_at: story.state === 'draft' ? null : written,
    closed_at: story.state === 'closed' ? now : null,
  }))
  const slots = items.flatMap((item, index) =>
    (itemStories[index]?.slots ?? []).map(([days, hour, capacity]) => {
      const startsAt = hourOf(now, days, hour)
      return {
        ...{ district, id: random.id(written), item_id: item.id, starts_at: startsAt },
        ...{ ends_at: new Date(startsAt.getTime() + 2 * HOUR), capacity, waiting_capacity: 5 },
        ...{ taken: 0, waiting: 0, cancelled_at: null as Date | null },
      }
    }),
  )
  return { items, slots }
}
