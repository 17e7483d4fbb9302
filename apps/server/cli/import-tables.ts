import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { contract as matters } from '#features/matters/index.ts'
import { contract as desk } from '#kernel/desk/index.ts'
import { createClient, urlOf } from '#platform/client/call.ts'
import { progressLine } from './progress.ts'
import { type Session, withSession } from './session.ts'

interface TableFlags {
  url?: string
  as: string
  dryRun: boolean
  errors: string
}

/** How long to wait before asking how far a job is, in milliseconds. */
const PACE = 500

/** Takes work sheets of the hotline in from Excel, CSV or JSON, through the same HTTP API the page uses. */
export async function importWorksheetsFile(file: string, flags: TableFlags): Promise<void> {
  const { routes } = matters
  const bytes = readFileSync(file)
  await withSession({ url: flags.url, username: flags.as, works: true }, async session => {
    const client = createClient(matters, session.options)
    const { id } = routes.checkWorksheets.reply.parse(
      await sendFile(session, urlOf(routes.checkWorksheets, {}), { name: basename(file), bytes }),
    )
    const look = () => client.getWorksheetRun({ params: { id } })
    if (!flags.dryRun) {
      await client.startWorksheetRun({ params: { id }, body: { requestId: id } })
      await settled('Work sheets', look, run => ({ done: run.done, total: run.total, over: run.state !== 'running' }))
    }
    const run = await look()
    const mode = flags.dryRun ? 'Dry run, nothing taken in: ' : ''
    say(`${mode}${run.total} sheets: ${run.created} new, ${run.known} known, ${run.failed} refused`)
    for (const { row, number, reasons } of run.refused) say(`  row ${row} ${number}: ${reasons.join('；')}`)
    if (run.failed > 0) await keepErrors(session, flags.errors, urlOf(routes.readWorksheetErrors, { params: { id } }))
  })
}

/** Fills a register from a table, through the same HTTP API the page uses. */
export async function importTableFile(kind: string, file: string, flags: TableFlags): Promise<void> {
  const { routes } = desk
  const bytes = readFileSync(file)
  await withSession({ url: flags.url, username: flags.as, works: true }, async session => {
    const client = createClient(desk, session.options)
    const { id, state, missing } = routes.checkImport.reply.parse(
      await sendFile(session, urlOf(routes.checkImport, { params: { kind } }), { name: basename(file), bytes }),
    )
    if (state === 'mapping') throw new Error(`The file has no column ${missing.join(', ')}`)
    const look = () => client.getImportRun({ params: { id } })
    if (!flags.dryRun) {
      await client.applyImport({ params: { id }, body: { requestId: id } })
      const under = ['waiting', 'running']
      await settled('Rows', look, run => ({
        done: run.rowsDone,
        total: run.rowsTotal,
        over: !under.includes(run.state),
      }))
    }
    const run = await look()
    if (run.failure !== null) throw new Error(run.failure)
    const mode = flags.dryRun ? 'Dry run, nothing written: ' : ''
    const { rowsTotal, created, changed, unchanged, wrong } = run
    say(`${mode}${rowsTotal} rows: ${created} new, ${changed} changed, ${unchanged} unchanged, ${wrong} refused`)
    for (const { row, column, reason } of run.wrongRows) say(`  row ${row} ${column ?? ''}: ${reason}`)
    if (wrong > 0)
      await keepErrors(session, flags.errors, urlOf(routes.readImportErrorRows, { params: { id }, query: {} }))
  })
}

async function sendFile(
  { options }: Session,
  path: string,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<unknown> {
  const body = new FormData()
  body.append('files', new Blob([new Uint8Array(bytes)]), name)
  return (await answered(options, path, { method: 'POST', body })).json()
}

async function keepErrors({ options }: Session, file: string, path: string): Promise<void> {
  const reply = await answered(options, path, { method: 'GET' })
  writeFileSync(file, Buffer.from(await reply.arrayBuffer()))
  say(`The refused rows and the reasons are in ${file}`)
  process.exitCode = 1
}

async function answered(options: Session['options'], path: string, init: RequestInit): Promise<Response> {
  const send = options.fetch ?? fetch
  const headers = { 'accept-language': options.locale() }
  const reply = await send(`${options.base ?? ''}${path}`, { ...init, headers })
  if (reply.ok) return reply
  const problem: unknown = await reply.json()
  const said = typeof problem === 'object' && problem !== null && 'detail' in problem ? String(problem.detail) : ''
  throw new Error(said || `HTTP ${reply.status}`)
}

/** Asks again until it is over, with a line of progress. */
async function settled<T>(
  label: string,
  look: () => Promise<T>,
  read: (run: T) => { done: number; total: number; over: boolean },
): Promise<void> {
  const tell = progressLine(label)
  for (;;) {
    const { done, total, over } = read(await look())
    tell(done, total)
    if (over) return
    await pause(PACE)
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
