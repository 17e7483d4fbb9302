import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** A ciphertext with what is needed to open it again after keys or algorithms have changed. */
export interface Sealed {
  alg: string
  keyId: string
  /** base64url of iv (12 bytes) · tag (16 bytes) · ciphertext. */
  cipher: string
}

/** Storage encryption. AES-256-GCM is shipped; an SM4 provider implements the same three functions. */
export interface CryptoProvider {
  encrypt(plain: string): Sealed
  /** Throws when the text was tampered with or its key is unknown. */
  decrypt(sealed: Sealed): string
  /** Keyed hash of a normalised value: equal values can be found, nothing can be read back. */
  blindIndex(purpose: string, value: string): string
}

const KEY_ID = 'k1'
const ALG = 'A256GCM'

/** Derives one key for encryption and one for blind indexes from the installation's secret. */
export function aesProvider(secret: string): CryptoProvider {
  const encryptionKey = deriveKey(secret, 'jinlin/storage/k1')
  const indexKey = deriveKey(secret, 'jinlin/blind-index')
  return {
    encrypt(plain) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, iv)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return { alg: ALG, keyId: KEY_ID, cipher: Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url') }
    },
    decrypt(sealed) {
      if (sealed.alg !== ALG || sealed.keyId !== KEY_ID) throw new Error(`Unknown key ${sealed.alg}/${sealed.keyId}`)
      const raw = Buffer.from(sealed.cipher, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', encryptionKey, raw.subarray(0, 12))
      decipher.setAuthTag(raw.subarray(12, 28))
      return Buffer.concat([decipher.update(raw.subarray(28)), decipher.final()]).toString('utf8')
    },
    blindIndex(purpose, value) {
      return createHmac('sha256', indexKey).update(`${purpose}\n${value}`).digest('base64url')
    },
  }
}

/** A 32-byte key for one purpose (HKDF-SHA256). */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'jinlin', purpose, 32))
}
