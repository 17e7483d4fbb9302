import type { CryptoProvider } from '#platform/crypto.ts'

export interface SealedName {
  alg: string | null
  key_id: string | null
  name_cipher: string | null
}

/** The name as it is stored: encrypted, and found again only as a whole. */
export function sealName(crypto: CryptoProvider, name: string) {
  const { alg, keyId, cipher } = crypto.encrypt(name)
  return { alg, key_id: keyId, name_cipher: cipher, name_blind: blindName(crypto, name) }
}

export function blindName(crypto: CryptoProvider, name: string): string {
  return crypto.blindIndex('report_in.registration.name', name.replaceAll(/\s/g, ''))
}

/** Null for a unit, and once the name has left. */
export function openName(crypto: CryptoProvider, { alg, key_id: keyId, name_cipher: cipher }: SealedName) {
  return alg === null || keyId === null || cipher === null ? null : crypto.decrypt({ alg, keyId, cipher })
}
