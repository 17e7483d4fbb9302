import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

interface Row {
  id: string
  carriedBy: string
  file: string
  title: string
}

const rows: Row[] = readFileSync(`${root}docs/mission.md`, 'utf8')
  .split('\n')
  .filter(line => /^\| [A-E]\d\d/.test(line))
  .map(line => {
    const [, id = '', , carriedBy = '', shownBy = ''] = line
      .split(' | ')
      .flatMap((cell, index) => (index === 0 ? ['', cell.slice(2)] : [cell]))
    const [, file = '', title = ''] = /`([^`]+)` › (.*?) ?\|?$/.exec(shownBy) ?? []
    return { id, carriedBy, file, title }
  })

describe('docs/mission.md', () => {
  test('names each row once', () => {
    const ids = rows.flatMap(row => row.id.split(', '))
    expect(ids.length).toBeGreaterThanOrEqual(30)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each(rows)('$id is carried by something and shown by a test that exists', ({ carriedBy, file, title }) => {
    expect(carriedBy).not.toBe('')
    expect(existsSync(`${root}${file}`), file).toBe(true)
    expect(title).not.toBe('')
    expect(readFileSync(`${root}${file}`, 'utf8'), `${file} has no test “${title}”`).toContain(title)
  })
})
