import { localDate } from '#kernel/calendar/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'
import type { ImportReport, RowError } from '../import-report.ts'
import type { Crs } from '../shapes.ts'
import { replaceBoundaries } from './boundary-store.ts'
import { knownAreas } from './known-areas.ts'
import { type BoundaryFeature, parseBoundaries } from './parse-boundaries.ts'
import type { KnownArea } from './plan-divisions.ts'
import { type ImportOptions, perform, portionsOf, type PreparedImport } from './prepared-import.ts'

export interface BoundaryImportOptions extends ImportOptions {
  /** Frame of the file's coordinates. */
  crs: Crs
  /** Kept with the boundaries: a file name or the name of a survey. */
  source?: string
}

/**
 * Takes in boundaries from GeoJSON for areas in force. Each area drawn anew gets a boundary of a new generation and its
 * old one is closed; the same shape again changes nothing.
 */
export async function importBoundaries(
  tx: Tx,
  geojsonText: string,
  options: BoundaryImportOptions,
): Promise<ImportReport> {
  return perform(tx, await prepareBoundaries(tx, geojsonText, options), options)
}

export async function prepareBoundaries(
  tx: Tx,
  geojsonText: string,
  options: BoundaryImportOptions,
): Promise<PreparedImport> {
  const { columns, total, features, errors } = parseBoundaries(geojsonText, options.crs)
  const codes = features.map(feature => feature.code)
  const known = await knownAreas(tx.db, codes, localDate(tx.now))
  const mayEdit = options.mayEdit ?? (() => true)
  const refused = features.flatMap(feature => refusal(feature, known.get(feature.code), mayEdit) ?? [])
  const refusedLines = new Set(refused.map(error => error.line))
  const accepted = features.filter(feature => !refusedLines.has(feature.line))
  const drawn = await drawnShapes(tx.db, codes)
  const changed = accepted.filter(feature => drawn.get(feature.code) !== JSON.stringify(feature.polygon))
  const created = changed.filter(feature => !drawn.has(feature.code)).length
  return {
    report: {
      dryRun: options.dryRun ?? false,
      total,
      created,
      changed: changed.length - created,
      unchanged: accepted.length - changed.length,
      rejected: errors.length + refused.length,
      errors: [...errors, ...refused],
      columns,
    },
    portions: portionsOf(changed, async (tx, portion) => {
      await replaceBoundaries(tx, portion, options.source ?? 'import')
    }),
  }
}

function refusal(
  feature: BoundaryFeature,
  area: KnownArea | undefined,
  mayEdit: (code: string) => boolean,
): RowError | null {
  const fault = { line: feature.line, field: 'code', params: { value: feature.code }, row: feature.row }
  if (!area || area.closed) return { ...fault, reason: 'unknown_area' }
  return mayEdit(feature.code) ? null : { ...fault, reason: 'out_of_reach' }
}

/** Open shapes by code, as text to compare. */
async function drawnShapes(db: Db, codes: readonly string[]): Promise<Map<string, string>> {
  const shapes = new Map<string, string>()
  const portion = 1_000
  for (let from = 0; from < codes.length; from += portion) {
    const rows = await db
      .selectFrom('territory.boundary')
      .select(['code', 'polygon'])
      .where('valid_to', 'is', null)
      .where('code', 'in', codes.slice(from, from + portion))
      .execute()
    for (const row of rows) shapes.set(row.code, JSON.stringify(row.polygon))
  }
  return shapes
}
