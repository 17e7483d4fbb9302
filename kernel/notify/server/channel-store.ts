import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import type { CryptoProvider, Sealed } from '#platform/crypto.ts'
import { newVapidKeys } from '#platform/channels/web-push.ts'
import { type Db, jsonb } from '#platform/db/index.ts'
import { emailSettings, pushSettings, robotSettings, smsSettings } from '../channel-shapes.ts'

const sealed = z.object({ alg: z.string(), keyId: z.string(), cipher: z.string() })

const channelRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sms'), settings: smsSettings, secrets: z.object({ key: z.string() }) }),
  z.object({ kind: z.literal('email'), settings: emailSettings, secrets: z.object({ password: z.string() }) }),
  z.object({ kind: z.literal('push'), settings: pushSettings, secrets: z.object({ privateKey: z.string() }) }),
  z.object({
    kind: z.enum(['wecom', 'dingtalk']),
    settings: robotSettings,
    secrets: z.object({ url: z.string(), secret: z.string() }),
  }),
])
export type OpenChannel = z.output<typeof channelRow> & { id: string; name: string; enabled: boolean }
export type OpenOf<K extends OpenChannel['kind']> = Extract<OpenChannel, { kind: K }>

/** Every channel that has not been removed, with its secrets open; for sending only. */
export async function openChannels(db: Db, crypto: CryptoProvider): Promise<OpenChannel[]> {
  const rows = await db.selectFrom('notify.channel').selectAll().where('removed_at', 'is', null).execute()
  return rows.map(({ id, name, enabled, kind, settings, secrets }) => ({
    ...channelRow.parse({ kind, settings, secrets: openSecrets(crypto, secrets) }),
    id,
    name,
    enabled,
  }))
}

/** The one channel of a kind of which there is one; null when it is missing or turned off. */
export function channelOf<K extends 'sms' | 'email' | 'push'>(
  channels: readonly OpenChannel[],
  kind: K,
): OpenOf<K> | null {
  const found = channels.find((one): one is OpenOf<K> => one.kind === kind && one.enabled)
  return found ?? null
}

export function sealSecrets(crypto: CryptoProvider, secrets: Record<string, string>): Sealed {
  return crypto.encrypt(JSON.stringify(secrets))
}

export function openSecrets(crypto: CryptoProvider, stored: unknown): Record<string, string> {
  if (stored === null) return {}
  return z.record(z.string(), z.string()).parse(JSON.parse(crypto.decrypt(sealed.parse(stored))))
}

/** The keys this installation signs its pushes with are made once, at the first start; browsers are bound to them. */
export async function ensureVapidKeys(
  db: Db,
  install: { crypto: CryptoProvider; baseUrl: string; now: Date },
): Promise<void> {
  const existing = await db.selectFrom('notify.channel').select('id').where('kind', '=', 'push').executeTakeFirst()
  if (existing) return
  const { publicKey, privateKey } = newVapidKeys()
  const subject = install.baseUrl.startsWith('https:') ? install.baseUrl : 'mailto:admin@localhost'
  await db
    .insertInto('notify.channel')
    .values({
      id: newId(install.now),
      kind: 'push',
      name: 'push',
      enabled: true,
      settings: jsonb({ publicKey, subject }),
      secrets: jsonb(sealSecrets(install.crypto, { privateKey })),
      changed_at: install.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
