interface Key {
  district: string
  id: string
}

export function taskPath({ district, id }: Key): string {
  return `/tasks/${encodeURIComponent(district)}/${encodeURIComponent(id)}`
}

export function claimPath({ district, id }: Key): string {
  return `/task-claims/${encodeURIComponent(district)}/${encodeURIComponent(id)}`
}
