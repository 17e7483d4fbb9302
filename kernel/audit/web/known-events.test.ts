import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { eventNames, subjectKinds } from './known-events.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** What the servers of all modules write, where it stands in the text; names put together from parts are not found. */
function written(pattern: RegExp): Set<string> {
  const texts = ['kernel', 'features']
    .flatMap(folder =>
      readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map(at => `${folder}/${at}`),
    )
    .filter(path => /\/server\/.*\.ts$/.test(path) && !/\.(test|fixtures)\.ts$/.test(path))
    .map(path => readFileSync(`${root}${path}`, 'utf8'))
    .filter(text => /\b(writeAudit|audit[A-Z]\w*)\b|\brecord\(/.test(text))
  return new Set(texts.flatMap(text => [...text.matchAll(pattern)].map(match => match[1] ?? '')))
}

function namesIn(words: Record<string, Record<string, string>>): string[] {
  return Object.entries(words).flatMap(([module, events]) => Object.keys(events).map(name => `${module}.${name}`))
}

test('every event that can be chosen has its words, and every one with words can be chosen', () => {
  for (const { events, kinds } of [zh, en]) {
    expect(namesIn(events).toSorted()).toEqual([...eventNames].toSorted())
    expect(Object.keys(kinds).toSorted()).toEqual([...subjectKinds].toSorted())
  }
})

test('what the modules write into the log has words', () => {
  const events = written(/(?:\bevent: |\(ctx, (?:row, )?|\| )'(?!\w\.)([a-z_]+\.[a-z_]+)'/g)
  expect(events.size).toBeGreaterThan(50)
  expect([...events].filter(name => !eventNames.some(known => known === name))).toEqual([])
  const kinds = written(/\bsubjectKind: '([a-z_0-9]+)'/g)
  expect(kinds.size).toBeGreaterThan(10)
  expect([...kinds].filter(name => !subjectKinds.some(known => known === name))).toEqual([])
})
