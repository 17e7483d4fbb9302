import { sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import { underArea } from '#kernel/people/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { districtOf } from '#kernel/territory/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { contract } from '../contract.ts'
import { rules, type SubjectKind, subjectKind } from '../scheme.ts'

/** The latest version of every scheme that counts where the reach lies: of its districts, and those for all of them. */
export async function listSchemes(
  db: Db,
  scope: Scope,
  query: { subjectKind?: SubjectKind | undefined },
): Promise<z.input<typeof contract.routes.listSchemes.reply>> {
  const rows = await db
    .selectFrom('appraisal.scheme as s')
    .selectAll()
    .where(eb =>
      eb.or([
        eb('s.district', '=', NO_DISTRICT),
        ...scope.areas.map(({ code }) => underArea(code, 's.area_code')),
        ...scope.areas.flatMap(({ code }) => (code === '' ? [] : [eb('s.district', '=', districtOf(code))])),
      ]),
    )
    .where(
      sql<boolean>`s.version = (select max(later.version) from appraisal.scheme as later
        where later.district = s.district and later.key = s.key)`,
    )
    .$if(query.subjectKind !== undefined, found => found.where('s.subject_kind', '=', query.subjectKind ?? ''))
    .orderBy('s.key')
    .orderBy('s.district')
    .execute()
  return { items: rows.map(toSchemeLine) }
}

export interface SchemeRow {
  district: string
  key: string
  version: number
  area_code: string | null
  subject_kind: string
  rules: unknown
  frozen_at: Date | null
  retired_at: Date | null
  retired_reason: string | null
  updated_at: Date
}

export function toSchemeLine(row: SchemeRow) {
  return {
    district: row.district,
    key: row.key,
    version: row.version,
    subjectKind: subjectKind.parse(row.subject_kind),
    areaCode: row.area_code,
    title: rules.parse(row.rules).title,
    frozen: row.frozen_at !== null,
    retired: row.retired_at !== null,
    updatedAt: row.updated_at.toISOString(),
  }
}
