import type { UrlState } from '#kernel/territory/web/index.ts'
import { roles } from '../roles.ts'

/** The filters people and posts share, as the server takes them. */
export function peopleQuery(url: UrlState, areaCode: string | undefined) {
  const role = roles.find(known => known === url['role'])
  return {
    ...(areaCode ? { areaCode } : {}),
    ...(role ? { role } : {}),
    ...(url['organisation'] ? { organisationId: url['organisation'] } : {}),
    ...(url['cursor'] ? { cursor: url['cursor'] } : {}),
  }
}
