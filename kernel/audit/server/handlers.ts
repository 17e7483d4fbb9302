import { invalid } from '#platform/error.ts'
import { type BaseCtx, definePart } from '#platform/http/mount.ts'
import { contract } from '../contract.ts'
import type { AuditScope } from '../reach.ts'
import { listEntries } from './list-entries.ts'

/** The part of the request's context that the log needs; access fills it. */
export interface AuditCtx extends BaseCtx {
  scope: AuditScope
}

export const auditPart = definePart<typeof contract.routes, AuditCtx>(contract, {
  async listAuditEntries({ query }, { tx, scope }) {
    if (query.subjectId !== undefined && query.subjectKind === undefined)
      throw invalid('subjectKind', 'audit.subject_kind_missing')
    return listEntries(scope, tx.db, query)
  },
})
