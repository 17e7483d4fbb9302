import type { CaseLine } from './api.ts'
import { subjectView } from './subject-views.ts'

type Subject = Pick<CaseLine, 'district' | 'id' | 'subjectKind' | 'subjectId'>

/** Where the page of a case's subject is; a subject nobody draws has the plain page of its case. */
export function pathOf(line: Subject): string {
  const own = subjectView(line.subjectKind)
  return own
    ? own.path({ district: line.district, id: line.subjectId })
    : `/cases/${encodeURIComponent(line.district)}/${encodeURIComponent(line.id)}`
}

export interface OpenSubject {
  kind: string
  district: string
  id: string
}

/** How the address of the workbench names what lies open beside the list: `matter.990101.<id>`. */
export function subjectKey(line: Subject): string {
  const id = subjectView(line.subjectKind) ? line.subjectId : line.id
  return `${line.subjectKind}.${line.district}.${id}`
}

export function readSubjectKey(key: string | undefined): OpenSubject | null {
  const [, kind, district, id] = /^([a-z_]+)\.(\d{6})\.([0-9a-f-]{36})$/.exec(key ?? '') ?? []
  return kind && district && id ? { kind, district, id } : null
}
