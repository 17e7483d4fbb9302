import type { Ctx, PolicyStore } from '#kernel/access/server/index.ts'
import type { Storage } from '#kernel/files/server/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db/index.ts'
import { definePart } from '#platform/http/mount.ts'
import type { Log } from '#platform/log.ts'
import { contract, messages } from '../index.ts'
import { ChangeHub } from './change-hub.ts'
import { exportHandlers } from './export-handlers.ts'
import type { ExportList } from './export-list.ts'
import { exportJob } from './export.job.ts'
import { areasImporter } from './importers/areas.ts'
import { organisationsImporter } from './importers/organisations.ts'
import { peopleImporter } from './importers/people.ts'
import { importHandlers } from './imports/import-handlers.ts'
import { importJob } from './imports/import.job.ts'
import type { Importer } from './imports/importer.ts'
import { sweepImports } from './imports/sweep-imports.job.ts'
import { followChanges, type Lines } from './follow-changes.ts'
import { kernelLists } from './kernel-lists.ts'
import { previewBulk } from './preview-bulk.ts'
import { sweepExports } from './sweep-exports.job.ts'
import { viewHandlers } from './view-handlers.ts'

export { wakeHubs } from './change-hub.ts'
export { type ExportList, exportList } from './export-list.ts'
export { changesOf, newCells } from './importers/changes.ts'
export { choicesOf, columnsOf } from './importers/column.ts'
export { findPlace, loadPlaces, type Places } from './importers/places.ts'
export { findUnit, type KnownUnit, loadUnits } from './importers/units.ts'
export { defineImporter, type ImportCtx, type ImportRow, type Judgement, wrong } from './imports/importer.ts'

interface DeskDeps {
  db: Db
  clock: Clock
  log: Log
  policies: PolicyStore
  storage: Storage
  /** Lists of features that can leave as a file. */
  lists: readonly ExportList[]
  /** Registers of features that can be filled from a table. */
  importers: readonly Importer[]
}

/** What every list has, over HTTP, with the jobs that write and remove files. `stop` ends the open lines. */
export function deskServer(deps: DeskDeps) {
  const { storage, policies } = deps
  const lists = new Map([...kernelLists, ...deps.lists].map(list => [list.list, list]))
  const importers = new Map(
    [areasImporter, organisationsImporter, peopleImporter, ...deps.importers].map(one => [one.kind, one]),
  )
  const hub = new ChangeHub(deps)
  const lines: Lines = new Map()
  return {
    part: definePart<typeof contract.routes, Ctx>(contract, {
      ...viewHandlers,
      ...exportHandlers({ lists, storage }),
      ...importHandlers({ importers, storage }),
      previewBulk: ({ body }, ctx) => previewBulk(ctx, body),
      followChanges: ({ query }, ctx) => followChanges(ctx, query.last, { hub, policies, lines }),
    }),
    jobs: [
      exportJob({ lists, storage, policies }),
      sweepExports(storage),
      importJob({ importers, storage, policies }),
      sweepImports(storage),
    ],
    messages: { namespace: 'desk', bundle: messages },
    stop: () => hub.stop(),
  }
}
