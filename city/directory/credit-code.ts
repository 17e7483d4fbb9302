import type { Random } from '../random.ts'

const CHARSET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const MODULUS = 31

/**
 * An invented unified social credit code 统一社会信用代码 with a correct check character (GB 32100-2015: weights 3^(i−1) mod 31).
 * `prefix` is authority and kind (11 government body, 51 association, 52 private non-enterprise, 54 residents' committee,
 * 91 enterprise); the division is an unassigned one, so that no real body has the code.
 */
export function inventCreditCode(prefix: string, areaCode: string, random: Random): string {
  const division = areaCode.padEnd(6, '0').slice(0, 6)
  const own = Array.from({ length: 9 }, () => CHARSET.charAt(random.int(0, MODULUS - 1))).join('')
  const body = `${prefix}${division}${own}`
  let weight = 1
  let sum = 0
  for (const character of body) {
    sum += CHARSET.indexOf(character) * weight
    weight = (weight * 3) % MODULUS
  }
  return body + CHARSET.charAt((MODULUS - (sum % MODULUS)) % MODULUS)
}
