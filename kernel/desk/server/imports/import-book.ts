import { DomainError } from '#platform/error.ts'
import type { Importer } from './importer.ts'

/** The importers of this installation by kind. */
export type ImportBook = ReadonlyMap<string, Importer>

/** Throws 404 for a kind there is not, 403 without its permission. */
export function requireImporter(book: ImportBook, kind: string, ctx: { holds(permission: string): boolean }): Importer {
  const importer = book.get(kind)
  if (!importer) throw new DomainError('desk.unknown_import', { status: 404, params: { kind } })
  if (!ctx.holds(importer.permission)) throw new DomainError('platform.forbidden', { status: 403 })
  return importer
}
