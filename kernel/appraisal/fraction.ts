/** An exact share of whole numbers; `d` is above zero. */
export interface Fraction {
  n: bigint
  d: bigint
}

export const ZERO: Fraction = { n: 0n, d: 1n }

export function fraction(n: bigint | number, d: bigint | number = 1): Fraction {
  const [top, bottom] = [BigInt(n), BigInt(d)]
  const sign = bottom < 0n ? -1n : 1n
  const divisor = gcd(top < 0n ? -top : top, bottom * sign)
  return { n: (top * sign) / divisor, d: (bottom * sign) / divisor }
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d)
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d)
}

export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n)
}

export function between(value: Fraction, low: Fraction, high: Fraction): Fraction {
  if (isLess(value, low)) return low
  return isLess(high, value) ? high : value
}

/** To the nearest whole number; a half goes up, also below zero (-0.5 becomes 0). */
export function roundHalfUp({ n, d }: Fraction): number {
  return Number(floorDivide(2n * n + d, 2n * d))
}

function isLess(a: Fraction, b: Fraction): boolean {
  return a.n * b.d < b.n * a.d
}

function floorDivide(n: bigint, d: bigint): bigint {
  const quotient = n / d
  return n % d < 0n ? quotient - 1n : quotient
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a === 0n ? 1n : a) : gcd(b, a % b)
}
