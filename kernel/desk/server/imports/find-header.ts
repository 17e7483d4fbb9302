import { locales, translate } from '#platform/i18n.ts'
import { HEADER_WITHIN, type Line } from '#platform/table/index.ts'
import type { Mapping } from '../../import-shapes.ts'
import type { ImportColumn } from './importer.ts'

export interface Header {
  row: number
  mapping: Mapping
}

/** The line that names most columns, the first of them when several do; without any, the first with two cells filled. */
export function findHeader(lines: readonly Line[], columns: readonly ImportColumn[]): Header {
  const head = lines.slice(0, HEADER_WITHIN)
  const named = head.map(line => mapCells(line.cells, columns))
  const counts = named.map(mapping => Object.values(mapping).filter(at => at !== null).length)
  const best = Math.max(...counts)
  const at = best > 0 ? counts.indexOf(best) : head.findIndex(({ cells }) => cells.filter(Boolean).length > 1)
  return { row: head[Math.max(at, 0)]?.row ?? 1, mapping: named[Math.max(at, 0)] ?? {} }
}

/** Each column where its name stands first; one cell is never two columns. */
export function mapCells(cells: readonly string[], columns: readonly ImportColumn[]): Mapping {
  const taken = new Set<number>()
  const entries = columns.map(column => {
    const names = namesOf(column)
    const at = cells.findIndex((cell, index) => !taken.has(index) && names.has(bare(cell)))
    if (at >= 0) taken.add(at)
    return [column.key, at < 0 ? null : at] as const
  })
  return Object.fromEntries(entries)
}

function namesOf(column: ImportColumn): Set<string> {
  const titles = locales.map(locale => translate(locale, column.title))
  return new Set([column.key, ...titles, ...(column.names ?? [])].map(bare))
}

/** 名称, 「名称 *」 and 名称（必填） are one header. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\((?:必填|选填|required|optional)\)|[\s*:_\-"'“”「」【】[\]]/g, '')
}
