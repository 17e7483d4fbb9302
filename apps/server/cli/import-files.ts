import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { crsNames, type ImportReport } from '#kernel/territory/index.ts'
import { errorFile, importBoundaries, importDivisions } from '#kernel/territory/server/index.ts'
import { decodeText } from '#platform/table/index.ts'
import { registerAllMessages } from '../messages.ts'
import { withLocal } from './open-local.ts'
import { progressLine } from './progress.ts'

interface ImportFlags {
  dryRun: boolean
  errors: string
}

/** Imports the coded tree from CSV in one transaction; refused rows go to the error file, the others are taken in. */
export async function importDivisionsFile(file: string, flags: ImportFlags): Promise<void> {
  const text = decodeText(readFileSync(file))
  const onProgress = progressLine('Divisions')
  const report = await withLocal(({ withTx }) =>
    withTx(tx => importDivisions(tx, text, { dryRun: flags.dryRun, onProgress })),
  )
  finish(report, flags)
}

/** Imports boundaries from GeoJSON in the frame the file is in. */
export async function importBoundariesFile(file: string, flags: ImportFlags & { crs: string }): Promise<void> {
  const crs = crsNames.find(name => name === flags.crs)
  if (!crs) throw new Error(`--crs ${flags.crs} is not known; use one of ${crsNames.join(', ')}`)
  const text = readFileSync(file, 'utf8')
  const options = { crs, dryRun: flags.dryRun, source: basename(file), onProgress: progressLine('Boundaries') }
  const report = await withLocal(({ withTx }) => withTx(tx => importBoundaries(tx, text, options)))
  finish(report, flags)
}

function finish(report: ImportReport, flags: ImportFlags): void {
  registerAllMessages()
  const { total, created, changed, unchanged, rejected } = report
  const mode = report.dryRun ? 'Dry run, nothing written: ' : ''
  process.stdout.write(
    `${mode}${total} rows: ${created} new, ${changed} changed, ${unchanged} unchanged, ${rejected} refused\n`,
  )
  if (rejected === 0) return
  writeFileSync(flags.errors, errorFile(report.columns, report.errors, 'zh'))
  process.stdout.write(`The refused rows and the reasons are in ${flags.errors}\n`)
  process.exitCode = 1
}
