/** Where a one-time link leads. What stands behind `#` is never part of a request's address, so no log keeps it. */
export const LINK_PATH = '/pocket/ballot'

export function linkFor(token: string): string {
  return `${location.origin}${LINK_PATH}#${token}`
}
