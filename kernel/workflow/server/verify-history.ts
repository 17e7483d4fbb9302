import type { Db } from '#platform/db/index.ts'
import { type Damage, verifyHistory } from '../chain.ts'
import { type SealLeafRow, type SealRow, verifySeal, verifySealedHeads } from '../seal.ts'
import { sha256 } from './digest.ts'
import { readHistory } from './read-record.ts'

export interface HistoryReport {
  cases: number
  actions: number
  seals: number
  faults: Damage[]
}

const BATCH = 500

/** Reads the whole record of the city and checks every chain and every seal; changes nothing. */
export async function verifyHistoryOf(
  db: Db,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<HistoryReport> {
  const report: HistoryReport = { cases: 0, actions: 0, seals: 0, faults: [] }
  const { total } = await db
    .selectFrom('workflow.case')
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  // Seals too: a district all of whose cases vanished still has its seals.
  const districts = await db
    .selectFrom('workflow.case')
    .select('district')
    .union(eb => eb.selectFrom('workflow.seal').select('district'))
    .orderBy('district')
    .execute()
  for (const { district } of districts) {
    await verifyCases(db, district, { report, progress: () => progress(report.cases, Number(total)) })
    await verifySealsOf(db, district, report)
  }
  return report
}

async function verifyCases(
  db: Db,
  district: string,
  to: { report: HistoryReport; progress: () => void },
): Promise<void> {
  const { report, progress } = to
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const cases = await db
      .selectFrom('workflow.case')
      .select(['district', 'id', 'last_seq', 'head_hash'])
      .where('district', '=', district)
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH)
      .execute()
    const caseIds = cases.map(row => row.id)
    const actions = Map.groupBy(await readHistory(db, { district, caseIds }), action => action.case_id)
    for (const head of cases) report.faults.push(...verifyHistory(sha256, head, actions.get(head.id) ?? []))
    report.cases += cases.length
    report.actions += [...actions.values()].reduce((sum, own) => sum + own.length, 0)
    progress()
    if (cases.length < BATCH) return
    last = caseIds.at(-1) ?? last
  }
}

async function verifySealsOf(db: Db, district: string, report: HistoryReport): Promise<void> {
  const seals: SealRow[] = await db
    .selectFrom('workflow.seal')
    .selectAll()
    .where('district', '=', district)
    .orderBy('seq')
    .execute()
  report.seals += seals.length
  let previous: SealRow | null = null
  for (const seal of seals) {
    const leaves = await sealedLeaves(db, seal)
    report.faults.push(...verifySeal(sha256, { seal, leaves }, previous))
    const hashes = new Map(leaves.map(leaf => [`${leaf.case_id}/${leaf.action_seq}`, leaf.action_hash ?? undefined]))
    report.faults.push(...verifySealedHeads(leaves, (caseId, seq) => hashes.get(`${caseId}/${seq}`)))
    previous = seal
  }
}

/** The leaves of a seal, each with the hash its action has today; null when there is no such action any more. */
async function sealedLeaves(db: Db, seal: SealRow): Promise<(SealLeafRow & { action_hash: string | null })[]> {
  const rows = await db
    .selectFrom('workflow.seal_leaf as l')
    .leftJoin('workflow.action as a', join =>
      join
        .onRef('a.district', '=', 'l.district')
        .onRef('a.case_id', '=', 'l.case_id')
        .onRef('a.seq', '=', 'l.action_seq'),
    )
    .select([
      'l.district',
      'l.seal_seq',
      'l.position',
      'l.case_id',
      'l.action_seq',
      'l.head_hash',
      'a.hash as action_hash',
    ])
    .where('l.district', '=', seal.district)
    .where('l.seal_seq', '=', seal.seq)
    .orderBy('l.position')
    .execute()
  return rows
}
