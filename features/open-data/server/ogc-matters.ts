import type { PublicMatter } from '../ports.ts'

/** A public matter as a feature; where it lies is exact only when the matter is open. */
export function matterFeature(matter: PublicMatter): object {
  const { lng, lat } = matter
  return {
    type: 'Feature',
    id: `${matter.district}.${matter.id}`,
    geometry: lng === null || lat === null ? null : { type: 'Point', coordinates: [lng, lat] },
    properties: {
      number: matter.number,
      kind: matter.kind,
      category: matter.category?.id ?? null,
      category_name: matter.category?.name ?? null,
      title: matter.title,
      status: matter.final ? 'closed' : 'open',
      state: matter.state,
      state_text: matter.stateText,
      status_notes: matter.told,
      area_code: matter.areaCode,
      area_name: matter.areaName,
      exact_place: matter.open,
      place: matter.place,
      opened_at: matter.openedAt.toISOString(),
      updated_at: matter.updatedAt.toISOString(),
    },
  }
}

/** `<district>.<id>`, the key of a matter in an address. */
export function matterKeyOf(item: string): { district: string; id: string } | null {
  const [, district, id] = /^(\d{6})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(item) ?? []
  return district === undefined || id === undefined ? null : { district, id }
}
