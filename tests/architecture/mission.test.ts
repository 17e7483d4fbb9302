import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

interface Row {
  id: string
  carriedBy: string
  tests: { file: string; title: string }[]
}

const rows: Row[] = readFileSync(`${root}docs/mission.md`, 'utf8')
  .split('\n')
  .filter(line => /^\| [A-E]\d\d/.test(line))
  .map(line => {
    const [, id = '', , carriedBy = '', shownBy = ''] = line
      .split(' | ')
      .flatMap((cell, index) => (index === 0 ? ['', cell.slice(2)] : [cell]))
    const tests = shownBy
      .replace(/ ?\|?$/, '')
      .split('<br>')
      .map(text => {
        const [, file = '', title = ''] = /^`([^`]+)` › (.+)$/.exec(text) ?? []
        return { file, title }
      })
    return { id, carriedBy, tests }
  })

describe('docs/mission.md', () => {
  test('names each row once', () => {
    const ids = rows.flatMap(row => row.id.split(', '))
    expect(ids.length).toBeGreaterThanOrEqual(30)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each(rows)('$id is carried by something and shown by tests that exist', ({ carriedBy, tests }) => {
    expect(carriedBy).not.toBe('')
    for (const { file, title } of tests) {
      expect(title).not.toBe('')
      expect(existsSync(`${root}${file}`), file).toBe(true)
      expect(readFileSync(`${root}${file}`, 'utf8'), `${file} has no test “${title}”`).toContain(title)
    }
  })
})
