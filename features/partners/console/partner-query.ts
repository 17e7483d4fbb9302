import type { UrlState } from '#kernel/territory/web/index.ts'
import { partnerStates } from '../shapes.ts'

const sizes = [20, 50, 100]

/** The filters of the address, as the list and its map ask for them. */
export function readPartnerQuery(url: UrlState, home: string | undefined) {
  const state = partnerStates.find(known => known === url['state'])
  const kind = (['organisation', 'person'] as const).find(known => known === url['kind'])
  const areaCode = url['area'] ?? home
  return {
    ...(areaCode ? { areaCode } : {}),
    ...(url['class'] ? { class: url['class'] } : {}),
    ...(url['field'] ? { field: url['field'] } : {}),
    ...(url['name'] ? { name: url['name'] } : {}),
    ...(kind ? { kind } : {}),
    ...(state ? { state } : {}),
  }
}

export function pageSize(url: UrlState): number {
  return sizes.find(size => String(size) === url['limit']) ?? 20
}
