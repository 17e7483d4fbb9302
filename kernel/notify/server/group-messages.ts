import { createHash } from 'node:crypto'
import { z } from 'zod'
import { jsonb } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'
import { kindOf } from '../kinds.ts'
import type { OpenChannel } from './channel-store.ts'

/** Who a case waits for, told in their group as well: the robots of that organisation, or of exactly that area. */
export const group = z.object({
  id: z.uuid(),
  areaCode: z.string().nullable(),
  organisationId: z.uuid().nullable(),
  template: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  urgent: z.boolean(),
  case: z.object({ district: z.string(), id: z.uuid() }),
})
export type GroupNotice = z.output<typeof group>

/** One message for each robot that is to say it; the same ones when the job runs again. */
export async function writeGroupMessages(
  tx: Tx,
  channels: readonly OpenChannel[],
  notice: GroupNotice,
): Promise<string[]> {
  const robots = await robotsFor(tx, channels, notice)
  const rows = robots.map(channelId => ({
    id: derivedId(notice.id, channelId),
    channel_id: channelId,
    template: notice.template,
    params: jsonb(notice.params),
    urgent: notice.urgent,
    case_district: notice.case.district,
    case_id: notice.case.id,
    created_at: tx.now,
  }))
  if (rows.length > 0)
    await tx.db
      .insertInto('notify.message')
      .values(rows)
      .onConflict(conflict => conflict.column('id').doNothing())
      .execute()
  return rows.map(row => row.id)
}

async function robotsFor(tx: Tx, channels: readonly OpenChannel[], notice: GroupNotice): Promise<string[]> {
  const kind = kindOf(notice.template)
  const speaking = channels.filter(
    one =>
      one.enabled &&
      (one.kind === 'wecom' || one.kind === 'dingtalk') &&
      one.settings.kinds.some(known => known === kind),
  )
  if (speaking.length === 0) return []
  const rows = await tx.db
    .selectFrom('notify.channel')
    .select('id')
    .where(
      'id',
      'in',
      speaking.map(one => one.id),
    )
    .where(eb =>
      eb.or([
        ...(notice.areaCode ? [eb('area_code', '=', notice.areaCode)] : []),
        ...(notice.organisationId ? [eb('organisation_id', '=', notice.organisationId)] : []),
      ]),
    )
    .execute()
  return rows.map(row => row.id)
}

/** A UUID (RFC 9562, version 8) of these two and no others. */
function derivedId(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join()).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
