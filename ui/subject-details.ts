import { type ComponentType, lazy, type LazyExoticComponent } from 'react'

/** What a part shows of its own thing on the page of a task. */
type SubjectDetail = ComponentType<{ district: string; id: string }>

const details = new Map<string, LazyExoticComponent<SubjectDetail>>()

/** Call when the part is loaded; `kind` is the kind of subject its cases are about. */
export function registerSubjectDetail(kind: string, load: () => Promise<SubjectDetail>): void {
  details.set(
    kind,
    lazy(async () => ({ default: await load() })),
  )
}

export function subjectDetail(kind: string): LazyExoticComponent<SubjectDetail> | undefined {
  return details.get(kind)
}
