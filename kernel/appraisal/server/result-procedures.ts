let keys: ReadonlySet<string> = new Set()

/** The procedures whose cases are about results (`subjectKind` RESULT_KIND): what a consequence may open. */
export function installResultProcedures(procedures: Iterable<string>): void {
  keys = new Set(procedures)
}

export function resultProcedures(): ReadonlySet<string> {
  return keys
}
