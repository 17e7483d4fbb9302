import { sql } from 'kysely'
import type { Handlers } from '#platform/http/route.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { contract } from '../contract.ts'
import { gridTeamRoles } from '../grid-team.ts'
import { shanghaiDate } from '../period.ts'
import { type DirectoryCtx, underArea, underScope } from './directory-ctx.ts'

type Routes = Pick<typeof contract.routes, 'listVacancies'>

export const vacancyHandlers: Handlers<Routes, DirectoryCtx> = {
  /** By the same rule as `gridTeam`: an instructor may also sit at the community. */
  async listVacancies({ query }, ctx) {
    const date = shanghaiDate(ctx.now)
    const missing = gridTeamRoles.map(
      role => sql<boolean>`not exists (
      select 1 from people.post as held
      where held.role = ${role} and held.valid_from <= ${date} and (held.valid_to is null or held.valid_to > ${date})
        and (held.area_code = grid.code or (${role} = 'grid_instructor' and held.area_code = grid.parent_code)))`,
    )
    let grids = ctx.tx.db
      .selectFrom('territory.area as grid')
      .innerJoin('territory.area as community', 'community.code', 'grid.parent_code')
      .select(['grid.code', 'grid.name', 'community.name as community_name'])
      .select(sql<boolean[]>`array[${sql.join(missing)}]`.as('missing'))
      .where('grid.level', '=', 'grid')
      .where(eb => eb.or([eb('grid.valid_to', 'is', null), eb('grid.valid_to', '>', date)]))
      .where(eb => underScope(eb, ctx.scope, 'grid.code'))
      .where(sql<boolean>`(${sql.join(missing, sql` or `)})`)
      .orderBy('grid.code')
      .limit(query.limit + 1)
    if (query.areaCode) grids = grids.where(underArea(query.areaCode, 'grid.code'))
    if (query.cursor) grids = grids.where('grid.code', '>', String(decodeCursor(query.cursor, 1)[0]))
    const rows = await grids.execute()
    const items = rows.slice(0, query.limit).map(row => ({
      code: row.code,
      name: row.name,
      communityName: row.community_name,
      vacancies: gridTeamRoles.filter((_role, index) => row.missing[index]),
    }))
    const last = items.at(-1)
    return { items, next: rows.length > query.limit && last ? encodeCursor([last.code]) : null }
  },
}
