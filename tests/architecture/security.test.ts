import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const page = readFileSync(`${root}docs/security.md`, 'utf8')

/** Level 1 and 2 of OWASP ASVS 5.0.0, chapters V3, V5, V6 and V7. */
const REQUIRED = `
  3.2.1 3.2.2 3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 3.4.2 3.4.3 3.4.4 3.4.5 3.4.6 3.5.1 3.5.2 3.5.3 3.5.4 3.5.5 3.7.1 3.7.2
  5.1.1 5.2.1 5.2.2 5.2.3 5.3.1 5.3.2 5.4.1 5.4.2 5.4.3
  6.1.1 6.1.2 6.1.3 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.2.9 6.2.10 6.2.11 6.3.1 6.3.2 6.3.3 6.3.4
  6.4.1 6.4.2 6.4.3 6.4.4 6.5.1 6.5.2 6.5.3 6.5.4 6.5.5 6.6.1 6.6.2 6.6.3 6.8.1 6.8.2 6.8.3 6.8.4
  7.1.1 7.1.2 7.1.3 7.2.1 7.2.2 7.2.3 7.2.4 7.3.1 7.3.2 7.4.1 7.4.2 7.4.3 7.4.4 7.4.5 7.5.1 7.5.2 7.6.1 7.6.2
`
  .trim()
  .split(/\s+/)

const rows = page
  .split('\n')
  .filter(line => /^\| \d+\.\d+\.\d+ \| /.test(line))
  .map(line => {
    const cells = line.split(' | ')
    const [id = '', asked = '', state = '', does = ''] = cells
    return { id: id.slice(2), asked, state, does, shownBy: (cells.at(-1) ?? '').replace(/ \|$/, '') }
  })
const shown = rows
  .filter(row => row.state === 'met' || row.state === 'partly')
  .map(({ id, shownBy }) => {
    const paragraph = /^this page › (.+)$/.exec(shownBy)?.[1]
    const [, file = '', title = ''] = /^`([^`]+)` › (.+)$/.exec(shownBy) ?? []
    return paragraph ? { id, file: 'docs/security.md', title: `\n## ${paragraph}\n` } : { id, file, title }
  })
const unmet = rows.filter(row => row.state === 'not met' || row.state === 'partly')

describe('docs/security.md', () => {
  test('has one row for every requirement that applies', () => {
    expect(rows.map(row => row.id)).toEqual(REQUIRED)
    for (const { state, does } of rows) {
      expect(['met', 'partly', 'not met', 'n/a']).toContain(state)
      expect(does).not.toBe('')
    }
  })

  test('sums up all that is not met, and nothing else', () => {
    const sum = page.slice(page.indexOf('## What is not met'))
    expect([...sum.matchAll(/\d+\.\d+\.\d+/g)].map(match => match[0]).toSorted()).toEqual(
      unmet.map(row => row.id).toSorted(),
    )
  })

  test.each(shown)('$id is shown by a test or a paragraph that exists', ({ file, title }) => {
    expect(title).not.toBe('')
    expect(existsSync(`${root}${file}`), file).toBe(true)
    expect(readFileSync(`${root}${file}`, 'utf8'), `${file} has no “${title}”`).toContain(title)
  })
})
