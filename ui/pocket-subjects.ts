type PathOf = (line: { district: string; caseId: string; subjectId: string }) => string

const paths = new Map<string, PathOf>()

/** Where whoever raised a subject of this kind reads how it goes: where a message about its case leads. */
export function registerPocketSubject(kind: string, path: PathOf): void {
  paths.set(kind, path)
}

export function pocketSubjectPath(kind: string): PathOf | undefined {
  return paths.get(kind)
}
