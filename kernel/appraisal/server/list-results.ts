import { sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import type { Db } from '#platform/db/index.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { contract } from '../contract.ts'
import type { PublishedResult } from '../shapes.ts'
import { inReach } from './list-rounds.ts'
import { publishedRows, toResult } from './published-results.ts'

type Query = z.output<typeof contract.routes.listResults.query>
type Page = z.input<typeof contract.routes.listResults.reply>

/** Published results within reach, the newest rounds first, within a round by name. */
export async function listResults(db: Db, scope: Scope, query: Query): Promise<Page> {
  const after = query.cursor ? decodeCursor(query.cursor, 3).map(String) : null
  const rows = await publishedRows(db)
    .where(inReach(scope, 'r.area_code'))
    .$if(query.round !== undefined, found => found.where('s.round_id', '=', query.round ?? ''))
    .$if(after !== null, found => {
      const [round = '', name = '', subject = ''] = after ?? []
      return found.where(
        sql<boolean>`(s.round_id < ${round}::uuid or (s.round_id = ${round}::uuid and (s.name, s.subject_id) > (${name}, ${subject})))`,
      )
    })
    .orderBy('s.round_id', 'desc')
    .orderBy('s.name')
    .orderBy('s.subject_id')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const end = shown.at(-1)
  return {
    items: shown.map(row => withRound(toResult(row))),
    next: rows.length > query.limit && end ? encodeCursor([end.round_id, end.name, end.subject_id]) : null,
  }
}

function withRound(result: PublishedResult): Page['items'][number] {
  return { ...resultLineOf(result), roundTitle: result.roundTitle, publishedAt: result.publishedAt.toISOString() }
}

export function resultLineOf(result: PublishedResult) {
  const { district, roundId, subjectId, subjectName, edition, score, band, reason, answer, grounds } = result
  return { district, roundId, subjectId, subjectName, edition, score, band, reason, answer, grounds: [...grounds] }
}
