import { mkdtempSync } from 'node:fs'
import { openPglite, migrate } from '#platform/db/index.ts'
import { ensureDictionaries } from './dictionaries.ts'
import { fillCity } from '#city/fill.ts'
import { aesProvider } from '#platform/crypto.ts'
import { diskStorage } from '#kernel/files/server/index.ts'
import { sealRequester, searchLexemes } from '#features/matters/server/index.ts'
import { verifyHistoryOf } from '#kernel/workflow/server/index.ts'
import { sql } from 'kysely'
const dir = mkdtempSync('/tmp/fill-')
const cpu = () => {
  const u = process.cpuUsage()
  return (u.user + u.system) / 1000
}
let t = cpu()
const lap = (s: string) => {
  console.log(s, ((cpu() - t) | 0) + 'ms cpu')
  t = cpu()
}
const d = await openPglite(process.argv[2] === 'disk' ? { dataDir: dir } : {})
await migrate(d)
lap('migrate')
const now = new Date(process.argv[4] ?? '2026-11-22T06:00:00Z')
await ensureDictionaries(d, now)
lap('dict')
const c = aesProvider('x'.repeat(40))
await fillCity(d.db, {
  seed: 2026,
  now,
  matters: Number(process.argv[3] ?? 5200),
  ports: { storage: diskStorage(dir), sealRequester: r => sealRequester(c, r), searchLexemes },
  onProgress: (a, b) => {
    if (a % 1000 === 0) lap(a + '/' + b)
  },
})
lap('fill')
const rep = await verifyHistoryOf(d.db)
lap('verify')
console.log(rep.cases, rep.actions, rep.seals, rep.faults.length)
for (const tb of [
  'territory.area',
  'territory.boundary',
  'territory.compound',
  'territory.building',
  'territory.dwelling',
  'people.organisation',
  'people.person',
  'people.post',
  'people.pairing',
  'workflow.case',
  'workflow.action',
  'workflow.clock',
  'workflow.assignment',
  'matters.matter',
  'matters.requester',
  'matters.dispatch',
  'matters.rating',
  'files.file',
  'notify.message',
  'matters.number_counter',
] as const)
  console.log(tb, (await sql<any>`select count(*) n from ${sql.table(tb)}`.execute(d.db)).rows[0].n)
console.log(
  (
    await sql<any>`select number,title,place,search::text from matters.matter order by created_at desc limit 2`.execute(
      d.db,
    )
  ).rows,
)
console.log((await sql<any>`select pg_size_pretty(pg_database_size(current_database())) s`.execute(d.db)).rows)
await d.close()
lap('close')
