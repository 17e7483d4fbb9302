/** What somebody who reads the table knows of one number: whole numbers from `lo` to `hi`. */
export interface Box {
  lo: number
  hi: number
}

interface Known {
  boxes: readonly Box[]
  /** Rows whose number must not be found out. */
  open: readonly boolean[]
  total: Box
  totalOpen: boolean
}

/**
 * True when every protected number still has at least two possible values for a reader who knows that the rows add up to
 * the total. With one sum over boxes the possible values of a row are an interval, so its two ends decide.
 */
export function consistent({ boxes, open, total, totalOpen }: Known): boolean {
  const low = boxes.reduce((sum, box) => sum + box.lo, 0)
  const high = boxes.reduce((sum, box) => sum + box.hi, 0)
  const rowsSafe = boxes.every((box, at) => {
    if (!open[at]) return true
    const from = Math.max(box.lo, total.lo - (high - box.hi))
    const to = Math.min(box.hi, total.hi - (low - box.lo))
    return to > from
  })
  return rowsSafe && (!totalOpen || Math.min(total.hi, high) > Math.max(total.lo, low))
}
