import { randomInt } from 'node:crypto'
import { normalisePhone } from '#kernel/access/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { sendMail } from '#platform/channels/mail.ts'
import { DomainError, invalid } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import { translate } from '#platform/i18n.ts'
import type { Tx } from '#platform/tx.ts'
import type { preferenceRoutes } from '../preference-contract.ts'
import { smsOf } from './attempt.ts'
import { channelOf, openChannels } from './channel-store.ts'
import { personOf, readMine } from './my-notifications.ts'
import type { NotifyDeps } from './notify-deps.ts'

type Routes = Pick<typeof preferenceRoutes, 'giveAddress' | 'confirmAddress' | 'removeAddress'>
type AddressKind = 'mobile' | 'email'

const GOOD_MS = 30 * 60_000
/** Between two codes of one person, in milliseconds. */
const PAUSE_MS = 60_000
const GUESSES = 5

export function addressHandlers(deps: NotifyDeps): Handlers<Routes, Ctx> {
  const indexOf = (personId: string, code: string) => deps.crypto.blindIndex('notify-code', `${personId}\n${code}`)
  return {
    async giveAddress({ body }, ctx) {
      const value = body.kind === 'mobile' ? normalisePhone(body.value) : normaliseEmail(body.value)
      if (!value) throw invalid('value', 'notify.bad_address')
      const personId = personOf(ctx)
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      await ctx.withTx(async tx => {
        await refuseTooSoon(tx, personId)
        const { alg, keyId, cipher } = deps.crypto.encrypt(value)
        const row = {
          alg,
          key_id: keyId,
          cipher,
          confirmed_at: null,
          code_index: indexOf(personId, code),
          code_expires_at: new Date(tx.now.getTime() + GOOD_MS),
          code_attempts: 0,
        }
        await tx.db
          .insertInto('notify.address')
          .values({ person_id: personId, kind: body.kind, ...row })
          .onConflict(conflict => conflict.columns(['person_id', 'kind']).doUpdateSet(row))
          .execute()
      })
      await sendCode(deps, ctx, { kind: body.kind, to: value, code })
      return readMine(ctx, deps.crypto)
    },
    async confirmAddress({ body }, ctx) {
      const personId = personOf(ctx)
      // A wrong guess is an answer and not an error: an error would take back that it was counted.
      const confirmed = await tryCode(ctx.tx, { personId, kind: body.kind, index: indexOf(personId, body.code) })
      return { ...(await readMine(ctx, deps.crypto)), confirmed }
    },
    async removeAddress({ body }, ctx) {
      await ctx.tx.db
        .deleteFrom('notify.address')
        .where('person_id', '=', personOf(ctx))
        .where('kind', '=', body.kind)
        .execute()
      return readMine(ctx, deps.crypto)
    },
  }
}

/** True when it was the code and in time; a wrong one is counted. */
async function tryCode(tx: Tx, guess: { personId: string; kind: AddressKind; index: string }): Promise<boolean> {
  const row = await tx.db
    .selectFrom('notify.address')
    .select(['code_index', 'code_expires_at', 'code_attempts'])
    .where('person_id', '=', guess.personId)
    .where('kind', '=', guess.kind)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return false
  const live = row.code_expires_at !== null && row.code_expires_at > tx.now && row.code_attempts < GUESSES
  const right = live && row.code_index === guess.index
  const change = right
    ? { confirmed_at: tx.now, code_index: null, code_expires_at: null }
    : { code_attempts: row.code_attempts + 1 }
  await tx.db
    .updateTable('notify.address')
    .set(change)
    .where('person_id', '=', guess.personId)
    .where('kind', '=', guess.kind)
    .execute()
  return right
}

/** Nobody's phone is to ring all day because somebody typed its number. */
async function refuseTooSoon(tx: Tx, personId: string): Promise<void> {
  const recent = await tx.db
    .selectFrom('notify.address')
    .select('kind')
    .where('person_id', '=', personId)
    .where('code_expires_at', '>', new Date(tx.now.getTime() + GOOD_MS - PAUSE_MS))
    .executeTakeFirst()
  if (recent) throw new DomainError('platform.too_many_requests', { status: 429 })
}

async function sendCode(
  deps: NotifyDeps,
  ctx: Ctx,
  { kind, to, code }: { kind: AddressKind; to: string; code: string },
): Promise<void> {
  const channels = await openChannels(ctx.tx.db, deps.crypto)
  const text = translate(ctx.locale, 'notify:sent.code', { code })
  const driver = smsOf({ ...deps, channels })
  const email = channelOf(channels, 'email')
  if (kind === 'mobile' ? !driver : !email) throw new DomainError('notify.channel_missing', { field: 'kind' })
  try {
    if (kind === 'mobile') await driver?.send(to, text)
    else if (email)
      await sendMail(
        { ...email.settings, ...email.secrets },
        { to, subject: translate(ctx.locale, 'notify:sent.title'), text },
      )
  } catch {
    throw new DomainError('notify.not_sent', { status: 422, field: 'value' })
  }
}

function normaliseEmail(input: string): string | null {
  const value = input.trim()
  return /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(value) ? value : null
}
