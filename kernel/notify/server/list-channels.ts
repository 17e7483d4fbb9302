import { z } from 'zod'
import type { Db } from '#platform/db/index.ts'
import { channelView, EVERY_CHANNEL } from '../channel-contract.ts'
import { openSecrets } from './channel-store.ts'
import type { NotifyDeps } from './notify-deps.ts'
import { readTimes } from './read-times.ts'

const kind = z.enum(EVERY_CHANNEL)
const settings = channelView.shape.settings

/** Every channel as it may be shown: which secrets are there, never what they are. */
export async function listChannels(db: Db, { crypto, sms }: Pick<NotifyDeps, 'crypto' | 'sms'>) {
  const rows = await db
    .selectFrom('notify.channel as c')
    .leftJoin('people.organisation as o', 'o.id', 'c.organisation_id')
    .selectAll('c')
    .select('o.name as organisation_name')
    .where('c.removed_at', 'is', null)
    .orderBy('c.kind')
    .orderBy('c.name')
    .orderBy('c.id')
    .execute()
  return {
    items: rows.map(row => ({
      id: row.id,
      kind: kind.parse(row.kind),
      name: row.name,
      enabled: row.enabled,
      settings: settings.parse(row.settings),
      secrets: Object.entries(openSecrets(crypto, row.secrets)).flatMap(([name, value]) => (value ? [name] : [])),
      areaCode: row.area_code,
      organisationId: row.organisation_id,
      organisationName: row.organisation_name,
      changedAt: row.changed_at.toISOString(),
    })),
    times: await readTimes(db),
    smsDriver: sms.name,
  }
}
