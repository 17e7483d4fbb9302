/** Where the page of a matter is. */
export function matterPath({ district, id }: { district: string; id: string }): string {
  return `/matters/${encodeURIComponent(district)}/${encodeURIComponent(id)}`
}
