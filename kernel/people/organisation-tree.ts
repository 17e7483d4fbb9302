/** True when putting `id` under `parentId` would make it its own ancestor. `parents` maps an organisation to its parent. */
export function wouldCycle(parents: ReadonlyMap<string, string | null>, id: string, parentId: string | null): boolean {
  const seen = new Set<string>()
  for (let at = parentId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}
