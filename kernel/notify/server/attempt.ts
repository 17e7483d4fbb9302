import { normalisePhone } from '#kernel/access/index.ts'
import { mayPass, toChannelError } from '#platform/channels/channel-error.ts'
import { httpSms } from '#platform/channels/http-sms.ts'
import { sendMail } from '#platform/channels/mail.ts'
import { sayInGroup } from '#platform/channels/robot.ts'
import { sendPush } from '#platform/channels/web-push.ts'
import type { Db } from '#platform/db/index.ts'
import { translate } from '#platform/i18n.ts'
import type { SmsDriver } from '#platform/sms.ts'
import { kindOf } from '../kinds.ts'
import { channelOf, type OpenChannel } from './channel-store.ts'
import type { NotifyDeps } from './notify-deps.ts'
import { type Addressee, confirmedAddress, type Letter, pushTargets } from './read-letters.ts'
import { renderGroup, renderMessage } from './render.ts'

export interface Outcome {
  state: 'sent' | 'skipped' | 'failed'
  reason: string | null
  detail: string | null
  /** Failed, and worth another try later. */
  again: boolean
}

/** What one attempt needs of its surroundings. */
export interface Post extends NotifyDeps {
  db: Db
  channels: readonly OpenChannel[]
  now: Date
}

const skipped = (reason: string): Outcome => ({ state: 'skipped', reason, detail: null, again: false })
const sent = (detail: string | null): Outcome => ({ state: 'sent', reason: null, detail, again: false })

/** Brings one message over one channel, and says what came of it. Never throws for what a provider does. */
export async function attempt(post: Post, letter: Letter, channel: string): Promise<Outcome> {
  try {
    if (letter.channelId) return await toGroup(post, letter, letter.channelId)
    if (!letter.person) return skipped('no_person')
    if (channel === 'sms') return await bySms(post, letter, letter.person)
    if (channel === 'push') return await byPush(post, letter, letter.person)
    return await byEmail(post, letter, letter.person)
  } catch (error) {
    return failed(error)
  }
}

function failed(error: unknown): Outcome {
  const { fault, detail } = toChannelError(error)
  return { state: 'failed', reason: fault, detail: detail || null, again: mayPass(fault) }
}

/** The provider that is set up, else the one the server was started with. */
export function smsOf({ channels, send, sms }: Pick<Post, 'channels' | 'send' | 'sms'>): SmsDriver | null {
  const own = channels.find(one => one.kind === 'sms')
  if (!own) return sms
  const open = channelOf(channels, 'sms')
  return open ? httpSms({ ...open.settings, ...open.secrets }, send) : null
}

async function bySms(post: Post, letter: Letter, person: Addressee): Promise<Outcome> {
  const driver = smsOf(post)
  if (!driver) return skipped('channel_off')
  const left =
    letter.case && kindOf(letter.template) === 'progress'
      ? await post.contactOf(post.db, { district: letter.case.district, caseId: letter.case.id, personId: person.id })
      : null
  const number = left ?? (await confirmedAddress(post.db, post.crypto, { personId: person.id, kind: 'mobile' }))
  if (!number) return skipped('no_number')
  const mobile = normalisePhone(number)
  if (!mobile) return skipped('not_mobile')
  await driver.send(mobile, textFor(letter, person))
  return sent(driver.name)
}

async function byEmail(post: Post, letter: Letter, person: Addressee): Promise<Outcome> {
  const channel = channelOf(post.channels, 'email')
  if (!channel) return skipped('channel_off')
  const to = await confirmedAddress(post.db, post.crypto, { personId: person.id, kind: 'email' })
  if (!to) return skipped('no_address')
  const text = textFor(letter, person)
  const link = `${post.baseUrl}${pathFor(letter, person.kind === 'staff' ? 'console' : 'pocket')}`
  await sendMail(
    { ...channel.settings, ...channel.secrets },
    {
      to,
      subject: translate(person.locale, 'notify:sent.subject', { text: text.slice(0, 60) }),
      text: translate(person.locale, 'notify:sent.mail', { text, link }),
    },
  )
  return sent(null)
}

/** To every browser that was let; one that is gone is forgotten, and one that takes it is enough. */
async function byPush(post: Post, letter: Letter, person: Addressee): Promise<Outcome> {
  const channel = channelOf(post.channels, 'push')
  if (!channel) return skipped('channel_off')
  const targets = await pushTargets(post.db, post.crypto, person.id)
  if (targets.length === 0) return skipped('no_device')
  const title = translate(person.locale, 'notify:sent.title')
  const url = pathFor(letter, 'pocket')
  const payload = JSON.stringify({ title, body: textFor(letter, person), url, tag: letter.id })
  const vapid = { ...channel.settings, ...channel.secrets }
  const outcomes: Outcome[] = []
  for (const { id, target } of targets) {
    const outcome = await sendPush({ vapid, target, urgent: letter.urgent }, payload, post.send).then(
      () => sent(null),
      failed,
    )
    if (outcome.reason === 'gone') await post.db.deleteFrom('notify.subscription').where('id', '=', id).execute()
    outcomes.push(outcome)
  }
  const live = outcomes.filter(one => one.reason !== 'gone')
  return live.find(one => one.state === 'sent') ?? live.find(one => one.again) ?? live[0] ?? skipped('no_device')
}

async function toGroup(post: Post, letter: Letter, channelId: string): Promise<Outcome> {
  const robot = post.channels.find(one => one.id === channelId)
  if (!robot?.enabled || (robot.kind !== 'wecom' && robot.kind !== 'dingtalk')) return skipped('channel_off')
  const { url, secret } = robot.secrets
  const text = renderGroup('zh', letter.template, letter.params)
  await sayInGroup({ kind: robot.kind, url, secret }, { text, now: post.now }, post.send)
  return sent(null)
}

function textFor(letter: Letter, person: Addressee): string {
  return renderMessage(person.locale, letter.template, letter.params)
}

function pathFor(letter: Letter, face: 'console' | 'pocket'): string {
  if (letter.case) return `/${face}/cases/${letter.case.district}/${letter.case.id}`
  if (letter.template === 'digest') return face === 'console' ? '/console/' : '/pocket/tasks'
  return face === 'console' ? '/console/inbox' : '/pocket/messages'
}
