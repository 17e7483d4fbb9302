import { type ComponentType, createElement, lazy, type LazyExoticComponent, type ReactNode } from 'react'

interface SubjectProps {
  district: string
  id: string
}

/** What a part shows of its own thing on the page of a task. */
type SubjectDetail = ComponentType<SubjectProps>

const details = new Map<string, LazyExoticComponent<SubjectDetail>>()

/** Call when the part is loaded; `kind` is the kind of subject its cases are about. */
export function registerSubjectDetail(kind: string, load: () => Promise<SubjectDetail>): void {
  details.set(
    kind,
    lazy(async () => ({ default: await load() })),
  )
}

/** Drawn where a part registered its detail; nothing for every other kind. */
export function subjectDetail(kind: string, about: SubjectProps): ReactNode {
  const load = details.get(kind)
  return load ? createElement(load, about) : null
}
