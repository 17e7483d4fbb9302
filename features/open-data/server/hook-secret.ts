import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { CryptoProvider } from '#platform/crypto.ts'

/** A signing secret as Standard Webhooks writes it: `whsec_` and 32 random bytes in base64. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

/** How long a replaced secret still signs, so that the other side can change over. */
export const OVERLAP_MS = 86_400_000

interface Secrets {
  secret_alg: string
  secret_key_id: string
  secret_cipher: string
  former_secret_cipher: string | null
  former_until: Date | null
}

export function sealSecret(
  crypto: CryptoProvider,
  secret: string,
): Omit<Secrets, 'former_secret_cipher' | 'former_until'> {
  const { alg, keyId, cipher } = crypto.encrypt(secret)
  return { secret_alg: alg, secret_key_id: keyId, secret_cipher: cipher }
}

/** Headers of one delivery: its id, its time, and a signature by each secret in force. */
export function signedHeaders(
  crypto: CryptoProvider,
  secrets: Secrets,
  message: { id: string; at: Date; payload: string },
): Record<string, string> {
  const open = (cipher: string) => crypto.decrypt({ alg: secrets.secret_alg, keyId: secrets.secret_key_id, cipher })
  const former =
    secrets.former_secret_cipher !== null && secrets.former_until !== null && secrets.former_until > message.at
      ? [open(secrets.former_secret_cipher)]
      : []
  const signatures = [open(secrets.secret_cipher), ...former].map(secret =>
    new Webhook(secret).sign(message.id, message.at, message.payload),
  )
  return {
    'content-type': 'application/json',
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(message.at.getTime() / 1_000)),
    'webhook-signature': signatures.join(' '),
  }
}
