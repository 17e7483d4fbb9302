/** Runs a write for slices of at most `size` rows: a statement may carry 65,535 parameters at most. */
export async function inBatches<T>(
  rows: readonly T[],
  size: number,
  write: (slice: T[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += size) await write(rows.slice(start, start + size))
}
