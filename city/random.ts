/** A deterministic source: the same seed and label give the same draws on every machine. Not for secrets. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Whole number, both ends included. */
  int(from: number, to: number): number
  /** Uniform in [from, to). */
  between(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(list: readonly (readonly [T, number])[]): T
  /** A new list; the given one is left alone. */
  shuffle<T>(list: readonly T[]): T[]
  /** A UUIDv7 of that moment whose random part comes from this source. */
  id(at: Date): string
  /** An independent source: what is drawn here never shifts what is drawn there. */
  fork(label: string): Random
}

export function createRandom(seed: number, label = 'city'): Random {
  const next = sfc32(hash(`${seed}/${label}`))
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    between: (from, to) => from + next() * (to - from),
    chance: probability => next() < probability,
    pick: list => at(list, int(0, list.length - 1)),
    weighted: list => weighted(list, next()),
    shuffle: list => shuffle(list, int),
    id: moment => uuid7(moment, next),
    fork: name => createRandom(seed, `${label}/${name}`),
  }
}

function at<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new Error('Nothing to pick from')
  return list[index] as T
}

function weighted<T>(list: readonly (readonly [T, number])[], draw: number): T {
  let left = draw * list.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of list) {
    left -= weight
    if (left < 0) return value
  }
  return at(list, list.length - 1)[0]
}

function shuffle<T>(list: readonly T[], int: (from: number, to: number) => number): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = int(0, i)
    ;[out[i], out[j]] = [at(out, j), at(out, i)]
  }
  return out
}

/** Chris Doty-Humphrey's small fast counter generator, 128 bits of state. */
function sfc32([s0, s1, s2, s3]: [number, number, number, number]): () => number {
  let a = s0
  let b = s1
  let c = s2
  let counter = s3
  const step = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  for (let i = 0; i < 15; i += 1) step()
  return step
}

/** Four 32-bit words out of a text (cyrb128). */
function hash(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762]
  for (let i = 0; i < text.length; i += 1) {
    const k = text.charCodeAt(i)
    a = b ^ Math.imul(a ^ k, 597_399_067)
    b = c ^ Math.imul(b ^ k, 2_869_860_233)
    c = d ^ Math.imul(c ^ k, 951_274_213)
    d = a ^ Math.imul(d ^ k, 2_716_044_179)
  }
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a]
}

function uuid7(moment: Date, next: () => number): string {
  const time = moment.getTime().toString(16).padStart(12, '0')
  const hex = (digits: number) =>
    Math.floor(next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  const variant = '89ab'.charAt(Math.floor(next() * 4))
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`
}
