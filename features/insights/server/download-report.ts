import type { Ctx } from '#kernel/access/server/index.ts'
import type { Storage } from '#kernel/files/server/index.ts'
import { DomainError } from '#platform/error.ts'
import { periodName } from '../period-name.ts'
import type { ReportFormat } from '../shapes.ts'
import { publicationAt } from './publication-rows.ts'
import { periodKinds } from '../dates.ts'
import { periodOf } from '../periods.ts'

const MIME: Record<ReportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The file as it was written for the state the publication is in. */
export async function downloadReport(
  ctx: Ctx,
  storage: Storage,
  at: { district: string; id: string; format: ReportFormat; locale: 'zh' | 'en' },
) {
  const row = await publicationAt(ctx, at)
  const file = await ctx.tx.db
    .selectFrom('insights.report_file')
    .select('storage_key')
    .where('district', '=', at.district)
    .where('publication_id', '=', at.id)
    .where('state', '=', row.state)
    .where('format', '=', at.format)
    .where('locale', '=', at.locale)
    .executeTakeFirst()
  if (!file) throw new DomainError('insights.not_ready')
  const bytes = await storage.getBytes(file.storage_key)
  const kind = periodKinds.find(one => one === row.period) ?? 'month'
  const name = `${row.area_code} ${periodName(periodOf(kind, row.starts), at.locale)} v${row.edition}${row.state === 'draft' ? ' draft' : ''}.${at.format}`
  return ctx.reply
    .header('content-type', MIME[at.format])
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(bytes))
}
