import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import type { PushTarget } from '#platform/channels/web-push.ts'

export interface PushBrowser {
  target: PushTarget
  /** Reads what was encrypted for this browser (RFC 8291 over RFC 8188). Throws for anything else. */
  open(body: Buffer): string
}

/** A browser that agreed to be pushed to: its own keys, and the other half of the encryption. */
export function browserOf(endpoint: string): PushBrowser {
  const own = createECDH('prime256v1')
  const publicKey = own.generateKeys()
  const auth = randomBytes(16)
  return {
    target: { endpoint, keys: { p256dh: publicKey.toString('base64url'), auth: auth.toString('base64url') } },
    open(body) {
      const salt = body.subarray(0, 16)
      const keyLength = body[20] ?? 0
      const sender = body.subarray(21, 21 + keyLength)
      const sealed = body.subarray(21 + keyLength)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender])
      const ikm = Buffer.from(hkdfSync('sha256', own.computeSecret(sender), auth, info, 32))
      const key = hkdfSync('sha256', ikm, salt, 'Content-Encoding: aes128gcm\0', 16)
      const nonce = hkdfSync('sha256', ikm, salt, 'Content-Encoding: nonce\0', 12)
      const cipher = createDecipheriv('aes-128-gcm', Buffer.from(key), Buffer.from(nonce))
      cipher.setAuthTag(sealed.subarray(-16))
      const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
      // The last record ends with a 2 and nothing, or padding.
      return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8')
    },
  }
}
