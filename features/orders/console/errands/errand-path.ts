export function errandPath({ district, id }: { district: string; id: string }): string {
  return `/errands/${encodeURIComponent(district)}/${encodeURIComponent(id)}`
}
