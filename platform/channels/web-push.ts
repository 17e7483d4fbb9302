import webPush from 'web-push'
import type { SendOutbound } from '#platform/outbound.ts'
import { ChannelError, faultOfStatus, toChannelError } from './channel-error.ts'

/** Who sends, to the push services (RFC 8292). */
export interface VapidKeys {
  publicKey: string
  privateKey: string
  /** `https:` or `mailto:` of whoever runs this installation. */
  subject: string
}

/** What a browser gave when its owner agreed. */
export interface PushTarget {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

export function newVapidKeys(): { publicKey: string; privateKey: string } {
  return webPush.generateVAPIDKeys()
}

const HOURS_KEPT = 24

/** Hands one encrypted message (RFC 8291) to the push service of the browser. Throws {@link ChannelError}; `gone` when it must be forgotten. */
export async function sendPush(
  push: { vapid: VapidKeys; target: PushTarget; urgent: boolean },
  payload: string,
  send: SendOutbound,
): Promise<void> {
  const details = describe(push, payload)
  const request = {
    url: details.endpoint,
    method: 'POST' as const,
    headers: Object.fromEntries(Object.entries(details.headers).map(([name, value]) => [name, String(value)])),
    ...(details.body ? { body: details.body } : {}),
  }
  const reply = await send(request).catch((error: unknown) => {
    throw toChannelError(error)
  })
  const fault = faultOfStatus(reply.status)
  if (fault) throw new ChannelError(fault, `HTTP ${reply.status}`)
}

function describe(push: { vapid: VapidKeys; target: PushTarget; urgent: boolean }, payload: string) {
  try {
    return webPush.generateRequestDetails(push.target, payload, {
      vapidDetails: push.vapid,
      TTL: HOURS_KEPT * 3_600,
      urgency: push.urgent ? 'high' : 'normal',
      contentEncoding: 'aes128gcm',
    })
  } catch (error) {
    // Keys no browser would give.
    throw new ChannelError('gone', error instanceof Error ? error.message : '')
  }
}
