import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '#kernel/access/index.ts'
import { install, type Installation, runProgram } from '#tests/setup/installation.ts'
import { ended, startServerProcess } from '#tests/setup/server-process.ts'

const MESSAGES = [
  { id: 1, title: '路灯不亮', text: '3号楼前的路灯三天没亮了' },
  { id: 2, text: '小区北门垃圾没人清' },
  { id: 'c', title: '噪音', text: '半夜施工' },
  // The same message again is the same matter.
  { id: 2, text: '小区北门垃圾没人清' },
  { id: 5, title: '长', text: '很长的话😀'.repeat(700) },
]
let city: Installation
beforeAll(async () => {
  city = await install('template')
}, 60_000)
afterAll(() => city.remove())

function write(name: string, lines: readonly unknown[]): string {
  const path = join(city.dataDir, name)
  writeFileSync(path, lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return path
}

const report = () => join(city.dataDir, 'report.csv')
const run = (args: string[], env: Record<string, string> = {}) =>
  runProgram('apps/server/cli/main.ts', ['replay', ...args, '--report', report()], { ...city.env, ...env })

function outcomes(): Record<string, string>[] {
  return parse(readFileSync(report(), 'utf8'), { columns: true, bom: true })
}

async function matters(): Promise<{ number: string; words: string }[]> {
  const database = await city.open()
  const rows = await database.db.selectFrom('matters.matter').select(['number', 'words']).orderBy('number').execute()
  await database.close()
  return rows
}

test('every message becomes a matter, once, however often the file is replayed', async () => {
  const file = write('messages.jsonl', MESSAGES)
  const first = await run([file])
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toContain('5 of 5 messages were taken in: 4 matters')
  const said = outcomes()
  expect(said.map(row => [row.id, row.status])).toEqual(['1', '2', 'c', '2', '5'].map(id => [id, 'accepted']))
  expect(said[3]).toEqual(said[1])
  expect(said.every(row => row.area !== '' && row.goesTo !== '' && row.hearBy !== '')).toBe(true)
  const taken = await matters()
  expect(taken.map(row => row.number).toSorted()).toEqual([...new Set(said.map(row => row.number ?? ''))].toSorted())
  expect(taken.map(row => row.words)).toContain('路灯不亮\n3号楼前的路灯三天没亮了')

  const second = await run([file])
  expect(second.code).toBe(0)
  expect(outcomes()).toEqual(said)
  expect(await matters()).toEqual(taken)
}, 180_000)

test('one message that is refused does not stop the others, and is named', async () => {
  const before = (await matters()).length
  const ran = await run([write('mixed.jsonl', [{ id: 'short', text: '灯' }, '', { id: 'good', text: '井盖松动' }])])
  expect(ran.code).toBe(1)
  expect(ran.out).toContain('1 of 2 messages were taken in')
  expect(ran.out).toMatch(/^ {2}short: .*[\u4e00-\u9fff]/m)
  expect(outcomes().map(row => row.status)).toEqual(['refused', 'accepted'])
  expect(await matters()).toHaveLength(before + 1)
}, 120_000)

test('a line that is no message is named before anything is sent', async () => {
  const before = (await matters()).length
  for (const line of ['{"id": 7', '{"id": 7}']) {
    const ran = await run([write('bad.jsonl', [{ id: 6, text: '还没有来过的话' }, line])])
    expect(ran.code).toBe(1)
    expect(ran.err).toContain('Line 2 of')
    expect(ran.err).not.toMatch(/\n\s+at /)
  }
  expect(await matters()).toHaveLength(before)
}, 120_000)

test('against a server that runs, by name and password, and no more than asked for', async () => {
  const server = await startServerProcess(city.dataDir, city.env)
  const file = write(
    'more.jsonl',
    [8, 9, 10].map(id => ({ id, text: `第${id}件事情` })),
  )
  const who = { JINLIN_USER: 'resident', JINLIN_PASSWORD: demoPassword }
  const ran = await run([file, '--url', `${server.url}/`, '--limit', '2'], who)
  const stranger = await run([file, '--url', server.url], { ...who, JINLIN_PASSWORD: 'wrong-password' })
  server.child.kill('SIGTERM')
  await ended(server.child)
  expect(ran).toMatchObject({ code: 0, err: '' })
  expect(ran.out).toContain('2 of 2 messages were taken in: 2 matters')
  expect(stranger.code).toBe(1)
  expect(stranger.err).toContain('Sign-in')
  const words = (await matters()).map(row => row.words)
  expect(words.filter(text => text.startsWith('第')).toSorted()).toEqual(['第8件事情', '第9件事情'])
}, 180_000)
