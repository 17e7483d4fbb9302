export interface Spot {
  lng: number
  lat: number
}

/** Six decimals are 0.1 m; more would only pretend. */
export function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

/** The same spot as far as six decimals tell: what a map says of itself after it was told where to look. */
export function sameSpot(a: Spot, b: Spot): boolean {
  return Math.abs(a.lng - b.lng) < 3e-6 && Math.abs(a.lat - b.lat) < 3e-6
}

/**
 * The place a moved map means, or null when nobody moved it: it only came to rest where it was opened or sent, and a
 * place nobody chose is none.
 */
export function movedTo(centre: Spot, at: { opened: Spot | null; place: Spot | null }): Spot | null {
  const spot = { lng: round(centre.lng), lat: round(centre.lat) }
  if (at.place && sameSpot(spot, at.place)) return null
  if (at.opened && sameSpot(spot, at.opened)) return null
  return spot
}

export function isSpot({ lng, lat }: Spot): boolean {
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 85
}
