import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Storage } from '#kernel/files/server/index.ts'
import { defineJob, type Job } from '#platform/jobs/job.ts'
import type { WithTx } from '#platform/tx.ts'
import { publicationContent, type ReportFormat, reportFormats, reportLocales } from '../shapes.ts'
import type { Report } from './report-words.ts'

export const WRITE_REPORTS = 'insights.write-reports'

/** Loaded with the first report, not with the server: the library of documents is large. */
const builders: Record<ReportFormat, (report: Report) => Promise<Buffer>> = {
  docx: async report => (await import('./report-docx.ts')).buildDocx(report),
  xlsx: async report => (await import('./report-xlsx.ts')).buildXlsx(report),
}

interface Missing {
  district: string
  id: string
  state: 'draft' | 'published'
}

/** Writes the reports that are not there yet: of new drafts with their mark, of what was published without it. */
export function writeReports(storage: Storage): Job {
  return defineJob({
    name: WRITE_REPORTS,
    data: z.object({}),
    cron: '*/5 * * * *',
    async handle(_data, { withTx }) {
      for (const missing of await withTx(findMissing)) await writeOne(withTx, storage, missing)
    },
  })
}

const WANTED = reportFormats.length * reportLocales.length

async function findMissing(tx: Parameters<Parameters<WithTx>[0]>[0]): Promise<Missing[]> {
  const rows = await tx.db
    .selectFrom('insights.publication as p')
    .leftJoin('insights.report_file as f', join =>
      join
        .onRef('f.district', '=', 'p.district')
        .onRef('f.publication_id', '=', 'p.id')
        .onRef('f.state', '=', 'p.state'),
    )
    .select(eb => ['p.district', 'p.id', 'p.state', eb.fn.count('f.format').as('files')])
    .groupBy(['p.district', 'p.id', 'p.state', 'p.starts'])
    .having(eb => eb(eb.fn.count('f.format'), '<', WANTED))
    .orderBy('p.starts', 'desc')
    .limit(200)
    .execute()
  return rows.map(row => ({ ...row, state: row.state === 'published' ? 'published' : 'draft' }))
}

async function writeOne(withTx: WithTx, storage: Storage, missing: Missing): Promise<void> {
  const row = await withTx(tx =>
    tx.db
      .selectFrom('insights.publication')
      .selectAll()
      .where('district', '=', missing.district)
      .where('id', '=', missing.id)
      .where('state', '=', missing.state)
      .executeTakeFirst(),
  )
  if (!row) return
  const { edition, reason, hash } = row
  const report = { content: publicationContent.parse(row.content), edition, reason, hash, draft: row.state === 'draft' }
  for (const format of reportFormats)
    for (const locale of reportLocales) {
      const bytes = await builders[format]({ ...report, locale })
      await keep(withTx, storage, { ...missing, format, locale, bytes })
    }
}

interface Written extends Missing {
  format: ReportFormat
  locale: (typeof reportLocales)[number]
  bytes: Buffer
}

/** Bytes first: a row never points at nothing, and a file without a row is written again under its own name. */
async function keep(withTx: WithTx, storage: Storage, written: Written): Promise<void> {
  const { district, id, state, format, locale, bytes } = written
  const key = `reports/${district}/${id}-${state}-${locale}.${format}`
  await storage.put(key, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await withTx(async tx => {
    // Nothing when the draft was discarded or published meanwhile.
    await sql`
      insert into insights.report_file
        (district, publication_id, state, format, locale, storage_key, sha256, size_bytes, written_at)
      select district, id, state, ${format}, ${locale}, ${key}, ${sha256}, ${bytes.length}::integer, ${tx.now}::timestamptz
      from insights.publication where district = ${district} and id = ${id}::uuid and state = ${state}
      on conflict do nothing`.execute(tx.db)
  })
}
