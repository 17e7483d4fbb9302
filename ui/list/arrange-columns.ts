import type { ColumnLayout } from './list-desk.ts'

/**
 * The columns of a list as somebody has them: their order, widths and choice. A column that came later than the choice
 * stands where the page puts it; one that is gone is forgotten. At least one is always shown.
 */
export function arrangeColumns<C extends { key: string; width?: number | string }>(
  columns: readonly C[],
  layout: readonly ColumnLayout[] | null,
): C[] {
  const shown = orderColumns(columns, layout).flatMap(({ column, kept }) =>
    kept?.hidden ? [] : [kept?.width === undefined ? column : { ...column, width: kept.width }],
  )
  return shown.length > 0 ? shown : columns.slice(0, 1)
}

/** Every column in order, with what is kept of it. */
export function orderColumns<C extends { key: string }>(
  columns: readonly C[],
  layout: readonly ColumnLayout[] | null,
): { column: C; kept: ColumnLayout | undefined }[] {
  const known = (layout ?? []).flatMap(kept => {
    const column = columns.find(one => one.key === kept.key)
    return column ? [{ column, kept }] : []
  })
  const ordered: { column: C; kept: ColumnLayout | undefined }[] = [...known]
  for (const [index, column] of columns.entries()) {
    if (known.some(one => one.column.key === column.key)) continue
    const before = columns[index - 1]
    const at = before ? ordered.findIndex(one => one.column.key === before.key) + 1 : 0
    ordered.splice(at, 0, { column, kept: undefined })
  }
  return ordered
}

/** Moves one column by a step; the ends are the ends. */
export function moveColumn(layout: readonly ColumnLayout[], key: string, step: number): ColumnLayout[] {
  const from = layout.findIndex(one => one.key === key)
  const to = Math.min(layout.length - 1, Math.max(0, from + step))
  const moved = layout[from]
  if (!moved || from === to) return [...layout]
  const rest = layout.filter(one => one.key !== key)
  return [...rest.slice(0, to), moved, ...rest.slice(to)]
}

export function widenColumn(layout: readonly ColumnLayout[], key: string, width: number): ColumnLayout[] {
  const held = Math.round(Math.min(800, Math.max(60, width)))
  return layout.map(one => (one.key === key ? { ...one, width: held } : one))
}

/** What is kept when somebody begins to choose: every column as it stands. */
export function layoutOf<C extends { key: string }>(
  columns: readonly C[],
  layout: readonly ColumnLayout[] | null,
): ColumnLayout[] {
  return orderColumns(columns, layout).map(({ column, kept }) => kept ?? { key: column.key })
}
