import type { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import { lineage } from '#kernel/territory/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { contract } from '../contract.ts'
import { type Duty, walkDispatch } from '../dispatch-walk.ts'
import { matterRows } from './matter-rows.ts'
import { inScope } from './matter-scope.ts'
import { areasByCode, assemble, candidates, compoundNames, dutiesInForce } from './walk-inputs.ts'

type Change = z.output<typeof contract.routes.tryDuties.body>
type Reply = z.input<typeof contract.routes.tryDuties.reply>

const DAYS_30 = 30 * 86_400_000
const MOST = 5_000
const EXAMPLES = 20

/**
 * Walks the last 30 days' matters of the editor's reach twice, with the duty list as it is and as it would be. Nothing is written.
 * Whoever keeps the list need not see matters: examples are only given to those who may read them.
 * Matters of one category at one place walk alike, so each such group is walked once.
 */
export async function tryDuties(
  db: Db,
  view: { scope: Scope; now: Date; change: Change; mayRead(areaCode: string, caseType: string): boolean },
): Promise<Reply> {
  const { now, change } = view
  const matters = await recentMatters(db, view)
  const before = await dutiesInForce(db, { at: now })
  const after = [...before.filter(duty => !change.remove.includes(duty.id)), ...change.add.map(toDuty)]
  const walks = await groupWalks(db, { matters, before, after, now })
  const moved = matters.filter(matter => {
    const walk = walks.get(groupOf(matter))
    return walk?.before?.id !== walk?.after?.id
  })
  return {
    tried: matters.length,
    elsewhere: moved.length,
    examples: moved
      .filter(matter => view.mayRead(matter.areaCode, matter.caseType))
      .slice(0, EXAMPLES)
      .map(matter => ({
        number: matter.number,
        title: matter.title,
        before: walks.get(groupOf(matter))?.before ?? null,
        after: walks.get(groupOf(matter))?.after ?? null,
      })),
  }
}

interface Tried {
  district: string
  number: string
  title: string
  areaCode: string
  compoundId: string | null
  categoryId: string | null
  caseType: string
}

async function recentMatters(db: Db, view: { scope: Scope; now: Date }): Promise<Tried[]> {
  return matterRows(db)
    .select(['m.district', 'c.number', 'c.title', 'c.area_code as areaCode', 'm.compound_id as compoundId'])
    .select(['c.category as categoryId', 'c.procedure as caseType'])
    .where(inScope(view.scope))
    .where('c.category', 'is not', null)
    .where('c.opened_at', '>=', new Date(view.now.getTime() - DAYS_30))
    .orderBy('c.opened_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(MOST)
    .execute()
}

interface Ends {
  before: { id: string; name: string } | null
  after: { id: string; name: string } | null
}

async function groupWalks(
  db: Db,
  input: { matters: readonly Tried[]; before: readonly Duty[]; after: readonly Duty[]; now: Date },
): Promise<Map<string, Ends>> {
  const { matters, before, after, now } = input
  const areas = await areasByCode(db, [...new Set(matters.flatMap(matter => lineage(matter.areaCode)))])
  const compounds = await compoundNames(db, matters)
  const walks = new Map<string, Ends>()
  for (const matter of matters) {
    const key = groupOf(matter)
    if (walks.has(key)) continue
    const organisations = await candidates(db, {
      areaCode: matter.areaCode,
      compoundIds: matter.compoundId === null ? [] : [matter.compoundId],
      duties: after,
      at: now,
    })
    const walk = (duties: readonly Duty[]) =>
      walkDispatch(assemble(matter, { areas, duties, compounds, organisations })).lead
    walks.set(key, { before: walk(before), after: walk(after) })
  }
  return walks
}

function groupOf(matter: Tried): string {
  return `${matter.categoryId} ${matter.areaCode} ${matter.compoundId}`
}

function toDuty(input: Change['add'][number], index: number): Duty {
  return { ...input, id: `new-${index}` }
}
