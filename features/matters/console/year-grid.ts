/** A day of the year as the calendar page draws it. */
export interface GridDay {
  date: string
  day: number
  weekend: boolean
}

/** The weeks of a month from Monday on; null where a week reaches into another month. */
export function monthWeeks(year: number, month: number): (GridDay | null)[][] {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const first = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
  const cells: (GridDay | null)[] = Array.from({ length: first }, () => null)
  for (let day = 1; day <= length; day++) {
    const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    cells.push({ date, day, weekend: (first + day - 1) % 7 >= 5 })
  }
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_week, index) => cells.slice(index * 7, index * 7 + 7))
}
