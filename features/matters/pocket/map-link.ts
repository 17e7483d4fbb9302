import type { Spot } from './place-moves.ts'

/**
 * Opens the place (WGS84) in the phone's own map: the scheme of RFC 5870, which iPhones do not know and have their own
 * for. No map service is asked for anything by us.
 */
export function mapLink({ lng, lat }: Spot, agent: string): string {
  const at = `${lat},${lng}`
  return /iPhone|iPad|Macintosh/.test(agent) ? `maps:?ll=${at}&q=${at}` : `geo:${at}?q=${at}`
}
