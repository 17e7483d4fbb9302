import type { Installed } from '#kernel/workflow/server/index.ts'
import { RESULT_KIND } from '../procedures.ts'

let keys: ReadonlySet<string> = new Set()

/** Called once with every procedure that is installed: those whose cases are about results may follow from one. */
export function installResultProcedures(installed: readonly Installed[]): void {
  keys = new Set(installed.filter(one => one.procedure.subjectKind === RESULT_KIND).map(one => one.procedure.key))
}

export function resultProcedures(): ReadonlySet<string> {
  return keys
}
