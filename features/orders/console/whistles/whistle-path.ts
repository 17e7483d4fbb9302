interface Key {
  district: string
  id: string
}

export function whistlePath({ district, id }: Key): string {
  return `/whistles/${encodeURIComponent(district)}/${encodeURIComponent(id)}`
}

export function callPath({ district, id }: Key): string {
  return `/whistle-calls/${encodeURIComponent(district)}/${encodeURIComponent(id)}`
}
