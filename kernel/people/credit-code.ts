const CHARSET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Unified social credit code 统一社会信用代码 (GB 32100-2015): 18 characters, the last one a mod-31 check. Upper case only. */
export function isCreditCode(code: string): boolean {
  if (code.length !== WEIGHTS.length + 1) return false
  const values = code.split('').map(character => CHARSET.indexOf(character))
  if (values.includes(-1)) return false
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0)
  return values.at(-1) === (31 - (sum % 31)) % 31
}
