/** Our category to the other side's service code. */
type ServiceMap = Readonly<Record<string, string>>

/** Reads one line for each category, `livelihood.sewer = 104`; answers with the first line that says nothing, or the map. */
export function readServiceMap(text: string): { map: ServiceMap } | { fault: string } {
  const lines = text.split('\n').flatMap(line => line.trim() || [])
  const pairs = lines.map(line => /^([a-z][\w.]*)\s*=\s*(\S{1,100})$/.exec(line))
  const wrong = pairs.findIndex(pair => pair === null)
  if (wrong >= 0) return { fault: lines[wrong] ?? '' }
  return { map: Object.fromEntries(pairs.map(pair => [pair?.[1] ?? '', pair?.[2] ?? ''])) }
}

export function writeServiceMap(map: ServiceMap): string {
  return Object.entries(map)
    .map(([category, code]) => `${category} = ${code}`)
    .join('\n')
}
