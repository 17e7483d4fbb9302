/** A row of a file as text: its number in the file, from 1, and its cells. */
export interface Line {
  row: number
  cells: string[]
}
