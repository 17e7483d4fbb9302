/** Domain 8.2: at least 10 characters of at least three of four kinds, without the user name, not a shipped default. */
export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 128
const KINDS_NEEDED = 3

/** The password of every account of the demonstration city. A server in production mode refuses to start with it. */
export const demoPassword = 'Jinlin-2026'

/** Refused wherever a person chooses a password: what ships with the system, and what everybody tries first. */
export const shippedPasswords: readonly string[] = [demoPassword, 'Jinlin@2026', 'Admin@123456', 'Passw0rd123']

/** Words anybody would try first here; a password contains none of them (ASVS 6.1.2, 6.2.11). */
const CONTEXT_WORDS = ['jinlin', '近邻', 'password', 'passw0rd', 'qwerty', '12345678', 'shequ', 'wangge']

export type PasswordFault =
  | 'access.password_short'
  | 'access.password_long'
  | 'access.password_simple'
  | 'access.password_has_username'
  | 'access.password_shipped'
  | 'access.password_has_word'

export function passwordFault(password: string, username: string | null): PasswordFault | null {
  if ([...password].length < PASSWORD_MIN) return 'access.password_short'
  if ([...password].length > PASSWORD_MAX) return 'access.password_long'
  if (kindsOf(password) < KINDS_NEEDED) return 'access.password_simple'
  if (username && password.toLowerCase().includes(username.toLowerCase())) return 'access.password_has_username'
  if (shippedPasswords.includes(password)) return 'access.password_shipped'
  if (CONTEXT_WORDS.some(word => password.toLowerCase().includes(word))) return 'access.password_has_word'
  return null
}

/** Lower case, upper case, digits, anything else. */
function kindsOf(password: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter(kind => kind.test(password)).length
}

const ALPHABETS = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '-+=?%']

/**
 * A one-time password that meets the policy, without characters people confuse (0 O 1 l I).
 * `random` gives integers in [0, limit) and must be cryptographic.
 */
export function oneTimePassword(random: (limit: number) => number): string {
  const pick = (alphabet: string) => alphabet.charAt(random(alphabet.length))
  const everything = ALPHABETS.join('')
  const letters = [...ALPHABETS.map(pick), ...Array.from({ length: 10 }, () => pick(everything))]
  for (let last = letters.length - 1; last > 0; last -= 1) {
    const other = random(last + 1)
    const moved = letters[last] ?? ''
    letters[last] = letters[other] ?? ''
    letters[other] = moved
  }
  return letters.join('')
}
