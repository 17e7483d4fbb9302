import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { SendOutbound } from '#platform/outbound.ts'
import { ChannelError, faultOfStatus, toChannelError } from './channel-error.ts'

/** A robot in a group of WeCom (企业微信) or DingTalk (钉钉). */
export interface Robot {
  kind: 'wecom' | 'dingtalk'
  /** Holds the robot's key: a secret. */
  url: string
  /** DingTalk's 加签 secret; empty when the group uses another safeguard. */
  secret: string
}

const answer = z.object({ errcode: z.number(), errmsg: z.string().default('') })
/** Busy or too often: WeCom -1 and 45009, DingTalk -1, 130101 and 130102. */
const LATER = new Set([-1, 45009, 130101, 130102])

/** Says a text in the group. Throws {@link ChannelError}. */
export async function sayInGroup(robot: Robot, saying: { text: string; now: Date }, send: SendOutbound): Promise<void> {
  const request = {
    url: robot.kind === 'dingtalk' && robot.secret ? signed(robot.url, robot.secret, saying.now) : robot.url,
    method: 'POST' as const,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ msgtype: 'text', text: { content: saying.text } }),
  }
  const reply = await send(request).catch((error: unknown) => {
    throw toChannelError(error)
  })
  const fault = faultOfStatus(reply.status)
  if (fault) throw new ChannelError(fault, `HTTP ${reply.status}`)
  const parsed = answer.safeParse(readJson(reply.text))
  if (!parsed.success) throw new ChannelError('set_up', 'not a robot')
  const { errcode, errmsg } = parsed.data
  if (errcode !== 0) throw new ChannelError(LATER.has(errcode) ? 'busy' : 'refused', `${errcode} ${errmsg}`)
}

/** DingTalk: base64 of HMAC-SHA256 over the time in milliseconds, a line break and the secret; good for an hour. */
function signed(address: string, secret: string, now: Date): string {
  const timestamp = String(now.getTime())
  const url = new URL(address)
  url.searchParams.set('timestamp', timestamp)
  url.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'))
  return url.href
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
