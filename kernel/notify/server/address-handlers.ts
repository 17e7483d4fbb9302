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
      const row = await ctx.tx.db
        .selectFrom('notify.address')
        .select(['code_index', 'code_expires_at', 'code_attempts'])
        .where('person_id', '=', personId)
        .where('kind', '=', body.kind)
        .forUpdate()
        .executeTakeFirst()
      const live = row?.code_expires_at && row.code_expires_at > ctx.now && row.code_attempts < GUESSES
      const right = live && row.code_index === indexOf(personId, body.code)
      const change = right
        ? { confirmed_at: ctx.now, code_index: null, code_expires_at: null }
        : { code_attempts: (row?.code_attempts ?? 0) + 1 }
      await ctx.tx.db
        .updateTable('notify.address')
        .set(change)
        .where('person_id', '=', personId)
        .where('kind', '=', body.kind)
        .execute()
      // A wrong guess is an answer and not an error: an error would take back that it was counted.
      return { ...(await readMine(ctx, deps.crypto)), confirmed: right === true }
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
