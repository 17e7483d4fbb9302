/** Masking of personal data (domain 8.4): the default everywhere a name or telephone number is shown. */

/** 张三丰 → 张**, 李四 → 李*, Wang Lei → W**. Never shows more than the first character. */
export function maskName(name: string): string {
  const characters = Array.from(name.trim())
  const [first] = characters
  if (first === undefined) return ''
  return first + '*'.repeat(characters.length === 2 ? 1 : 2)
}

/** 13812341234 → 138****1234; any other number keeps its last four digits at most. */
export function maskPhone(phone: string): string {
  const digits = normalisePhone(phone)
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return digits.length > 6 ? `****${digits.slice(-4)}` : '****'
}

function halfWidthDigits(text: string): string {
  return text.replaceAll(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
}

/** Digits only, without country prefix: the form that is encrypted and indexed, so that one number has one index. */
export function normalisePhone(phone: string): string {
  const digits = halfWidthDigits(phone).replaceAll(/[^\d]/g, '')
  return digits.replace(/^(?:00)?86(?=1\d{10}$)/, '')
}

/** A mobile number, a service number, or a landline with or without its area code. */
export function isPhone(phone: string): boolean {
  return /^(?:1\d{10}|0\d{9,11}|[2-9]\d{6,7}|[48]00\d{7})$/.test(normalisePhone(phone))
}

const identityNumber = /(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(\d{3}[\dXxＸｘ])(?!\d)/g
const mobileNumber = /(?<!\d)(1[3-9]\d)[ -]?\d{4}[ -]?(\d{4})(?!\d)/g

/**
 * Takes identity-card and mobile numbers out of free text before it is stored (charter 5). Landlines stay: they belong to offices.
 * Idempotent. Codes of 18 digits that carry no birth date (micro-grids) are left alone.
 */
export function screenWords(text: string): string {
  return halfWidthDigits(text).replaceAll(identityNumber, '**************$1').replaceAll(mobileNumber, '$1****$2')
}
