import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { DomainError } from '#platform/error.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Db } from '#platform/db/index.ts'
import { type Channel, CHANNELS, chosen, kindsFor } from '../kinds.ts'
import type { myNotifications } from '../preference-contract.ts'
import { channelOf, openChannels } from './channel-store.ts'
import { readChoices } from './read-letters.ts'
import { readTimes } from './read-times.ts'

export type MyNotifications = z.input<typeof myNotifications>

export function personOf(ctx: Pick<Ctx, 'actor'>): string {
  if (!ctx.actor.personId) throw new DomainError('platform.unauthenticated', { status: 401 })
  return ctx.actor.personId
}

/** How the caller hears of what, as it stands now. */
export async function readMine(ctx: Ctx, crypto: CryptoProvider): Promise<MyNotifications> {
  const { db } = ctx.tx
  const personId = personOf(ctx)
  const channels = await openChannels(db, crypto)
  const push = channelOf(channels, 'push')
  const times = await readTimes(db)
  const choices = await readChoices(db, personId)
  const staff = ctx.actor.kind === 'staff'
  const sms = channels.find(one => one.kind === 'sms')
  const isOffered: Record<Channel, boolean> = {
    push: push !== null,
    sms: sms?.enabled ?? true,
    email: channelOf(channels, 'email') !== null,
  }
  return {
    kinds: kindsFor(staff ? 'staff' : 'resident').map(kind => ({ kind, channels: [...chosen(choices, kind)] })),
    offered: CHANNELS.filter(channel => isOffered[channel]),
    addresses: await addressesOf(db, crypto, personId),
    devices: await devicesOf(db, personId),
    pushKey: push?.settings.publicKey ?? null,
    quiet: times.quiet,
    digestAt: staff && times.digest.on ? times.digest.at : null,
  }
}

async function addressesOf(db: Db, crypto: CryptoProvider, personId: string): Promise<MyNotifications['addresses']> {
  const rows = await db
    .selectFrom('notify.address')
    .select(['kind', 'alg', 'key_id', 'cipher', 'confirmed_at'])
    .where('person_id', '=', personId)
    .orderBy('kind')
    .execute()
  return rows.map(row => ({
    kind: row.kind === 'email' ? ('email' as const) : ('mobile' as const),
    masked: mask(crypto.decrypt({ alg: row.alg, keyId: row.key_id, cipher: row.cipher })),
    confirmed: row.confirmed_at !== null,
  }))
}

async function devicesOf(db: Db, personId: string): Promise<MyNotifications['devices']> {
  const rows = await db
    .selectFrom('notify.subscription')
    .select(['id', 'device', 'created_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute()
  return rows.map(row => ({ id: row.id, device: row.device, since: row.created_at.toISOString() }))
}

/** 138****5678, w***@example.com: enough to recognise one's own. */
export function mask(value: string): string {
  const at = value.indexOf('@')
  if (at > 0) return `${value.slice(0, 1)}***${value.slice(at)}`
  return value.replace(/^\+86/, '').replace(/^(\d{3})\d+(\d{4})$/, '$1****$2')
}
