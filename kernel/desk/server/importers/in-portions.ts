/** More values than this in one question are asked in several. */
const PORTION = 2_000

/** Asks for each different value once, portion by portion. */
export async function inPortions<T>(
  values: readonly string[],
  ask: (portion: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  const wanted = [...new Set(values)].filter(Boolean)
  const found: T[] = []
  for (let from = 0; from < wanted.length; from += PORTION)
    found.push(...(await ask(wanted.slice(from, from + PORTION))))
  return found
}
