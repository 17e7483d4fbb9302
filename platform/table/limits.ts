/** Largest file of rows that is read, in bytes. */
export const MOST_BYTES = 10 * 1024 * 1024
/** Most rows of one file, header and titles not counted. */
export const MOST_ROWS = 20_000
/** Cells of a row beyond this are not looked at. */
export const MOST_COLUMNS = 60
/** A workbook is a zip: what it may come to when unpacked, in bytes, in files, and in elements of XML. */
export const UNPACKED = { bytes: 64 * 1024 * 1024, files: 500, elements: 4_000_000 }
