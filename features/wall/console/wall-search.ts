/** Seconds a part stays when the wall takes turns; 0: it does not. */
export const turns = [0, 20, 60] as const

export interface WallSearch {
  area?: string
  turn?: number
  /** Dark unless said otherwise. */
  light?: true
}

/** What the address says of the wall, so that a screen starts again as it was. */
export function readWallSearch(raw: Record<string, unknown>): WallSearch {
  const said = raw['area']
  const area = typeof said === 'string' || typeof said === 'number' ? `${said}` : ''
  const turn = turns.find(one => one === Number(raw['turn'])) ?? 0
  return {
    ...(/^\d{4,15}$/.test(area) ? { area } : {}),
    ...(turn > 0 ? { turn } : {}),
    ...(raw['light'] === true ? { light: true as const } : {}),
  }
}
