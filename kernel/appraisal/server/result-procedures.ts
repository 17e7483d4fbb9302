import type { Installed } from '#kernel/workflow/server/index.ts'
import { RESULT_KIND } from '../procedures.ts'

let titles: ReadonlyMap<string, string> = new Map()

/** Called once with every procedure that is installed: those whose cases are about results may follow from one. */
export function installResultProcedures(installed: readonly Installed[]): void {
  titles = new Map(
    installed
      .map(one => one.procedure)
      .filter(one => one.subjectKind === RESULT_KIND)
      .map(one => [one.key, `${one.module}:procedures.${one.key}.title`]),
  )
}

/** Keys of procedures, each with the text it is called by. */
export function resultProcedures(): ReadonlyMap<string, string> {
  return titles
}
