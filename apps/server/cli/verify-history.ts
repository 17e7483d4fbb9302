import { verifyHistoryOf } from '#kernel/workflow/server/index.ts'
import { progressLine } from './progress.ts'
import { withLocal } from './open-local.ts'

/** Prints every fault with its district, case and step; exit code 1 when there is one. */
export async function verifyHistory(): Promise<void> {
  const report = await withLocal(({ database }) => verifyHistoryOf(database.db, progressLine('Verifying')))
  for (const fault of report.faults) process.stdout.write(`${JSON.stringify(fault)}\n`)
  process.stdout.write(
    `${report.cases} cases, ${report.actions} actions, ${report.seals} seals verified: ${report.faults.length} faults\n`,
  )
  if (report.faults.length > 0) process.exitCode = 1
}
