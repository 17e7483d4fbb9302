import { type SqlBool, sql } from 'kysely'
import { shanghaiDate } from '#kernel/people/index.ts'
import { lineage, prefixRange } from '#kernel/territory/index.ts'
import type { Db } from '#platform/db/index.ts'
import { timeWithin } from '../../rules.ts'
import type { PartnerMatch } from '../../shapes.ts'
import { isRegistered, type PartnerRow, partnerRows, timesOf } from './partner-rows.ts'

interface Wanted {
  field: string
  communityCode: string
  from: Date | null
  to: Date | null
  /** When it is asked; decides which pairings are in force. */
  at?: Date
}

const MOST = 50

/**
 * Partners who offer a field at a community and, where a time is wanted, are not busy elsewhere by their own word: the
 * nearest first, then by name. A person who did not agree to be listed has no name here, and no id.
 */
export async function findPartners(db: Db, wanted: Wanted): Promise<PartnerMatch[]> {
  const places = lineage(wanted.communityCode)
  const [from, to] = prefixRange(wanted.communityCode)
  const rows = await partnerRows(db)
    .where(isRegistered)
    .where(sql<SqlBool>`p.fields @> array[${wanted.field}]`)
    .where(
      sql<SqlBool>`(p.areas && ${places}::text[] or p.areas && (select coalesce(array_agg(g.code), '{}')
        from territory.area as g where g.parent_code = ${wanted.communityCode}))`,
    )
    .orderBy(
      sql`(select max(length(near)) from unnest(p.areas) as near
      where near = any(${places}::text[]) or (near >= ${from} and near < ${to}))`,
      'desc',
    )
    .orderBy(sql`coalesce(o.short_name, o.name, '')`)
    .orderBy('p.id')
    .limit(MOST)
    .execute()
  const met = rows.filter(row => !isBusy(row, wanted))
  const paired = await pairedWith(db, { ...wanted, ids: met.flatMap(row => row.organisation_id ?? []) })
  const names = await namesOf(db, { ...wanted, rows: met })
  return met.map(row => toMatch(row, { wanted, paired, names }))
}

/** Says when it has time, and none of that is wanted. */
function isBusy(row: PartnerRow, { from, to }: Wanted): boolean {
  const times = timesOf(row)
  return from !== null && times.length > 0 && timeWithin(times, { from, to }) === undefined
}

/** Organisations with a standing link to the community or to something in it. */
async function pairedWith(db: Db, asked: Wanted & { ids: readonly string[] }): Promise<Map<string, string>> {
  if (asked.ids.length === 0) return new Map()
  const [from, to] = prefixRange(asked.communityCode)
  const date = shanghaiDate(asked.at ?? new Date())
  const rows = await db
    .selectFrom('people.pairing')
    .select(['organisation_id', 'purpose'])
    .where('organisation_id', 'in', asked.ids)
    .where('area_code', '>=', from)
    .where('area_code', '<', to)
    .where('valid_from', '<=', date)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', date)]))
    .orderBy('id')
    .execute()
  return new Map(rows.flatMap(row => (row.organisation_id ? [[row.organisation_id, row.purpose] as const] : [])))
}

async function namesOf(db: Db, asked: Wanted & { rows: readonly PartnerRow[] }) {
  const field = await db
    .selectFrom('partners.service_field')
    .select(['zh', 'en'])
    .where('code', '=', asked.field)
    .executeTakeFirst()
  const codes = [...new Set(asked.rows.flatMap(row => row.areas))]
  const areas = codes.length
    ? await db.selectFrom('territory.area').select(['code', 'name']).where('code', 'in', codes).execute()
    : []
  return { field: field ?? { zh: asked.field, en: asked.field }, areas: new Map(areas.map(a => [a.code, a.name])) }
}

interface Known {
  wanted: Wanted
  paired: ReadonlyMap<string, string>
  names: Awaited<ReturnType<typeof namesOf>>
}

function toMatch(row: PartnerRow, { wanted, paired, names }: Known): PartnerMatch {
  const isOrganisation = row.organisation_id !== null
  const { communityCode, from, to } = wanted
  const near = row.areas
    .filter(code => communityCode.startsWith(code) || code.startsWith(communityCode))
    .toSorted((a, b) => b.length - a.length)[0]
  const time = from && timeWithin(timesOf(row), { from, to })
  const purpose = paired.get(row.organisation_id ?? '')
  return {
    district: row.district,
    partnerId: row.id,
    kind: isOrganisation ? 'organisation' : 'person',
    organisationId: row.organisation_id,
    personId: row.listed ? row.person_id : null,
    name: isOrganisation || row.listed ? row.shown : '',
    reasons: [
      { code: 'field', params: { field: wanted.field, zh: names.field.zh, en: names.field.en } },
      { code: 'place', params: { areaCode: near ?? '', area: names.areas.get(near ?? '') ?? '' } },
      ...(time ? [{ code: 'time' as const, params: { ...time } }] : []),
      ...(purpose === undefined ? [] : [{ code: 'pairing' as const, params: { purpose } }]),
    ],
  }
}
