import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, hideWholes, type Part, protect } from './protect.ts'

const part = fc
  .tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 14 }))
  .map(([a, b]): Part => ({ n: Math.min(a, b), d: Math.max(a, b) }))
const table = fc.array(part, { minLength: 1, maxLength: 3 })

function totalOf(rows: readonly Part[]): Part {
  return { n: rows.reduce((sum, row) => sum + row.n, 0), d: rows.reduce((sum, row) => sum + row.d, 0) }
}

const few = (value: number) => value > 0 && value < 5

test('no number from 1 to 4 is shown, as part, as rest or as whole', () => {
  fc.assert(
    fc.property(table, rows => {
      const total = totalOf(rows)
      const said = protect(rows, total)
      const shown = [...said.rows, said.total].filter((cell, at) => {
        const { n, d } = rows[at] ?? total
        return (few(d) && cell.d !== null) || ((few(n) || few(d - n)) && cell.n !== null)
      })
      expect(shown).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test('what is shown is true', () => {
  fc.assert(
    fc.property(table, rows => {
      const wrong = protect(rows, totalOf(rows)).rows.filter((cell, at) => {
        const { n, d } = rows[at] ?? { n: 0, d: 0 }
        const numbers = (cell.n !== null && cell.n !== n) || (cell.d !== null && cell.d !== d)
        const range = cell.d !== null && ((cell.shown === 'few' && !few(n)) || (cell.shown === 'most' && !few(d - n)))
        return numbers || range
      })
      expect(wrong).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test('no whole that is kept back can be worked out from the total and the others', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }), values => {
      const total = values.reduce((sum, value) => sum + value, 0)
      const said = hideWholes(values, total)
      const ways = possible(values, total, said)
      const found = values.filter(
        (value, at) => said.rows[at] !== 'exact' && value > 0 && allEqual(ways.map(one => one[at])),
      )
      expect(found).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('no part that is kept back can be worked out from the total and the others', () => {
  fc.assert(
    fc.property(table, rows => {
      const total = totalOf(rows)
      const said = protect(rows, total)
      const ways = possibleParts(rows, total, said.rows, said.total)
      const found = rows.filter(({ n }, at) => said.rows[at]?.n === null && n > 0 && allEqual(ways.map(one => one[at])))
      expect(found).toEqual([])
    }),
    { numRuns: 300 },
  )
})

function allEqual(values: readonly unknown[]): boolean {
  return new Set(values).size <= 1
}

/** Every way to fill in the kept-back values that agrees with what is shown, tried out one by one. */
function possible(values: readonly number[], total: number, said: { rows: string[]; total: string }): number[][] {
  const most = Math.max(total, ...values) + 5
  const choices = values.map((value, at) => candidates(said.rows[at] ?? 'hidden', value, most))
  return combinations(choices).filter(one => {
    const sum = one.reduce((a, b) => a + b, 0)
    if (said.total === 'exact') return sum === total
    return said.total === 'few' ? few(sum) : true
  })
}

function candidates(shown: string, value: number, most: number): number[] {
  if (shown === 'exact') return [value]
  if (shown === 'few') return [1, 2, 3, 4]
  return Array.from({ length: most + 1 }, (_, at) => at)
}

function possibleParts(rows: readonly Part[], total: Part, cells: readonly Cell[], whole: Cell): number[][] {
  const choices = rows.map(({ n }, at) => {
    const cell = cells[at]
    if (!cell || cell.n !== null) return [n]
    if (cell.d === null) return Array.from({ length: (cell.shown === 'few' ? 4 : total.d) + 1 }, (_, value) => value)
    if (cell.shown === 'few') return [1, 2, 3, 4]
    const all = Array.from({ length: cell.d + 1 }, (_, value) => value)
    return cell.shown === 'most' ? all.filter(value => few((cell.d ?? 0) - value)) : all
  })
  return combinations(choices).filter(one => {
    const sum = one.reduce((a, b) => a + b, 0)
    if (whole.n !== null) return sum === total.n
    if (whole.d === null) return whole.shown === 'few' ? sum < 5 : true
    if (whole.shown === 'few') return few(sum)
    return whole.shown === 'most' ? few((whole.d ?? 0) - sum) : sum <= (whole.d ?? 0)
  })
}

function combinations(choices: readonly number[][]): number[][] {
  return choices.reduce<number[][]>((done, next) => done.flatMap(one => next.map(value => [...one, value])), [[]])
}
