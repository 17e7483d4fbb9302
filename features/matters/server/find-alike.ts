import { type Expression, type SqlBool, sql } from 'kysely'
import { type Described, type Likeness, likenessOf, type NearRule, UNKNOWN_KIND } from '../likeness.ts'
import { aroundPoint } from './around-point.ts'
import { type MattersDb, matterRows, withSummary } from './matter-rows.ts'
import { contentWords } from './search-tokens.ts'

export interface AlikeSubject {
  district: string
  lng: number
  lat: number
  compoundId: string | null
  categoryId: string | null
  text: string
  /** The matter itself, when it is one already. */
  except: string | null
}

/** Read from the newest on; more at one place than this are not compared. */
const MOST_READ = 200
const DAY_MS = 86_400_000

/** How near counts as near for a category. */
export async function nearRuleOf(db: MattersDb, categoryId: string | null): Promise<NearRule> {
  if (categoryId === null) return UNKNOWN_KIND
  const row = await db
    .selectFrom('matters.category')
    .select(['near_metres', 'near_days'])
    .where('id', '=', categoryId)
    .executeTakeFirst()
  return row ? { metres: row.near_metres, days: row.near_days } : UNKNOWN_KIND
}

export type AlikeRow = Awaited<ReturnType<typeof candidates>>[number]
export interface Alike {
  row: AlikeRow
  likeness: Likeness
}

/** Matters alike, the likeliest first. The caller says which may be shown: its scope, or what anybody may see. */
export async function findAlike(
  db: MattersDb,
  subject: AlikeSubject,
  view: { shown: readonly Expression<SqlBool>[]; now: Date; most: number },
): Promise<Alike[]> {
  const rule = await nearRuleOf(db, subject.categoryId)
  const rows = await candidates(db, subject, { ...view, rule })
  const mine: Described = { ...subject, words: contentWords(subject.text) }
  return rows
    .flatMap(row => {
      const likeness = likenessOf(mine, describedBy(row), rule)
      return likeness ? [{ row, likeness }] : []
    })
    .toSorted((a, b) => b.likeness.score - a.likeness.score)
    .slice(0, view.most)
}

/** Without the words that name the place: neighbours share those whatever they speak of. */
function describedBy(row: AlikeRow): Described {
  const { lng, lat, compound_id: compoundId, category: categoryId } = row
  const naming = new Set(contentWords(`${row.compound_name ?? ''} ${row.place}`))
  return { lng, lat, compoundId, categoryId, words: contentWords(row.words).filter(word => !naming.has(word)) }
}

/** Those near by or in the compound within the days, by two indexes; petitions are never compared with anything. */
function candidates(
  db: MattersDb,
  subject: AlikeSubject,
  view: { shown: readonly Expression<SqlBool>[]; now: Date; rule: NearRule },
) {
  const since = new Date(view.now.getTime() - view.rule.days * DAY_MS)
  return withSummary(matterRows(db), view.now)
    .leftJoin('territory.compound as p', join =>
      join.onRef('p.district', '=', 'm.district').onRef('p.id', '=', 'm.compound_id'),
    )
    .leftJoin('matters.requester as r', join =>
      join.onRef('r.district', '=', 'm.district').onRef('r.matter_id', '=', 'm.id'),
    )
    .select(['m.words', 'm.lng', 'm.lat', 'm.compound_id', 'p.name as compound_name', 'c.requester_id'])
    .where(samePlace(subject, view.rule.metres))
    .where('m.created_at', '>=', since)
    .where('m.kind', '<>', 'petition')
    .where(eb => eb.and([...view.shown]))
    .where(sql<SqlBool>`m.id is distinct from ${subject.except}::uuid`)
    .orderBy('m.created_at', 'desc')
    .limit(MOST_READ)
    .execute()
}

/** Within the square around the place, or in the same compound. */
export function samePlace(
  subject: Pick<AlikeSubject, 'district' | 'lng' | 'lat' | 'compoundId'>,
  metres: number,
): Expression<SqlBool> {
  const around = aroundPoint(subject.lng, subject.lat, metres)
  if (subject.compoundId === null) return around
  return sql<SqlBool>`(${around} or (m.district = ${subject.district} and m.compound_id = ${subject.compoundId}::uuid))`
}

/**
 * What may be shown to whoever is about to report: still open, of a category in which the city shows them, and not
 * raised by somebody who asked to be kept secret. Over `c`, `k` and `r` as `candidates` joins them.
 */
export const shownToAll: readonly Expression<SqlBool>[] = [
  sql<SqlBool>`not c.final`,
  sql<SqlBool>`coalesce(k.near_shown, false)`,
  sql<SqlBool>`not coalesce(r.secret_from_unit, false)`,
]
