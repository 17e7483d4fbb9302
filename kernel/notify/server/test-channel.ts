import { normalisePhone } from '#kernel/access/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { toChannelError } from '#platform/channels/channel-error.ts'
import { httpSms } from '#platform/channels/http-sms.ts'
import { sendMail } from '#platform/channels/mail.ts'
import { sayInGroup } from '#platform/channels/robot.ts'
import { sendPush } from '#platform/channels/web-push.ts'
import { invalid, notFound } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import { openChannels, type OpenChannel } from './channel-store.ts'
import { personOf } from './my-notifications.ts'
import type { NotifyDeps } from './notify-deps.ts'
import { pushTargets } from './read-letters.ts'

interface Tried {
  sent: boolean
  reason: string | null
  detail: string | null
}

/** Sends one message over a channel, whether or not it is turned on yet, and says what the provider answered. */
export async function testChannel(
  deps: NotifyDeps,
  ctx: Ctx,
  { id, to }: { id: string; to: string | undefined },
): Promise<Tried> {
  const channel = (await openChannels(ctx.tx.db, deps.crypto)).find(one => one.id === id)
  if (!channel) throw notFound()
  const send = await sender(deps, ctx, { channel, to })
  try {
    await send(translate(ctx.locale, 'notify:sent.test'))
    return { sent: true, reason: null, detail: null }
  } catch (error) {
    const { fault, detail } = toChannelError(error)
    return { sent: false, reason: fault, detail: detail || null }
  }
}

/** Refuses what cannot be tried before anything leaves. */
async function sender(
  deps: NotifyDeps,
  ctx: Ctx,
  { channel, to = '' }: { channel: OpenChannel; to: string | undefined },
): Promise<(text: string) => Promise<void>> {
  const { locale, now } = ctx
  if (channel.kind === 'sms') {
    const mobile = normalisePhone(to)
    if (!mobile) throw invalid('to', to ? 'notify.bad_address' : 'notify.no_destination')
    const driver = httpSms({ ...channel.settings, ...channel.secrets }, deps.send)
    return text => driver.send(mobile, text)
  }
  if (channel.kind === 'email') {
    if (!to.includes('@')) throw invalid('to', to ? 'notify.bad_address' : 'notify.no_destination')
    const subject = translate(locale, 'notify:sent.title')
    return text => sendMail({ ...channel.settings, ...channel.secrets }, { to, subject, text })
  }
  if (channel.kind !== 'push')
    return text => sayInGroup({ kind: channel.kind, ...channel.secrets }, { text, now }, deps.send)
  const targets = await pushTargets(ctx.tx.db, deps.crypto, personOf(ctx))
  if (targets.length === 0) throw invalid('to', 'notify.no_own_device')
  const vapid = { ...channel.settings, ...channel.secrets }
  const title = translate(locale, 'notify:sent.title')
  return async text => {
    const payload = JSON.stringify({ title, body: text, url: '/pocket/notifications', tag: 'test' })
    for (const { target } of targets) await sendPush({ vapid, target, urgent: false }, payload, deps.send)
  }
}
