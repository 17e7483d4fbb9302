import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { diskStorage } from '#kernel/files/server/index.ts'
import { checkArchive } from '#platform/backup/read-archive.ts'
import { restore } from '#platform/backup/restore.ts'
import { shippedMigrations } from '#platform/db/index.ts'
import { install, type Installation, runProgram } from '#tests/setup/installation.ts'
import { everyConstraint, everyRow, liven } from '#tests/setup/lively-city.ts'

const SECRET = { JINLIN_SECRET: 'the-secret-of-the-first-installation' }
const made: Installation[] = []
let city: Installation
let archive: string

beforeAll(async () => {
  city = await anInstallation('template')
  await liven(city)
  archive = join(city.dataDir, 'city.tar.gz')
}, 180_000)
afterAll(async () => {
  for (const one of made) await one.remove()
})

async function anInstallation(from: 'template' | 'empty'): Promise<Installation> {
  const one = await install(from)
  made.push(one)
  return one
}

const run = (at: Installation, args: string[], env: Record<string, string> = SECRET) =>
  runProgram('apps/server/cli/main.ts', args, { ...at.env, ...env })

const checked = (file: string) => ({
  file,
  secret: SECRET.JINLIN_SECRET,
  migrations: shippedMigrations(),
  onProgress: () => undefined,
})
const check = (file: string) => checkArchive(checked(file))

async function schemas(at: Installation): Promise<string[]> {
  const database = await at.open()
  const { rows } = await sql<{ name: string }>`
    select nspname as name from pg_namespace where nspname not like 'pg\\_%' order by 1`.execute(database.db)
  await database.close()
  return rows.map(row => row.name)
}

async function read(at: Installation) {
  const database = await at.open()
  const all = { rows: await everyRow(database), constraints: await everyConstraint(database) }
  const { rows: sequences } = await sql`
    select sequencename from pg_sequences where schemaname not in ('jobs')`.execute(database.db)
  await database.close()
  return { ...all, sequences }
}

test('a restored city is the city row by row, its waiting jobs and files too, and its history is verified', async () => {
  const saved = await run(city, ['backup', archive])
  expect(saved).toMatchObject({ code: 0, err: '' })
  expect(saved.out).toMatch(/Rows \d+\/\d+ \(100 %\)/)
  expect(saved.out).toMatch(/\d+ waiting jobs and 2 files are in .*city\.tar\.gz/)
  expect(statSync(archive).mode & 0o777).toBe(0o600)
  expect(readdirSync(city.dataDir).filter(name => name.includes('partial'))).toEqual([])
  const listed = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' }).trim().split('\n')
  expect([listed[0], ...listed.slice(-2)]).toEqual(['about.json', 'manifest.json', 'manifest.hmac'])
  expect(gunzipSync(readFileSync(archive)).includes(SECRET.JINLIN_SECRET)).toBe(false)

  const copy = await anInstallation('empty')
  const back = await run(copy, ['restore', archive])
  expect(back).toMatchObject({ code: 0, err: '' })
  expect(back.out).toMatch(/Comparing \d+\/\d+ \(100 %\)/)
  expect(back.out).toMatch(/[1-9]\d* cases, [1-9]\d* actions, .*: 0 faults/)
  const [before, after] = [await read(city), await read(copy)]
  expect(after.rows).toEqual(before.rows)
  expect(after.rows.jobs?.some(row => row.includes('later'))).toBe(true)
  expect(after.rows['workflow.action']?.length).toBeGreaterThan(1)
  const ours = (lines: string[]) => lines.filter(line => !line.includes('dlq'))
  expect(ours(after.constraints)).toEqual(ours(before.constraints))
  // A backup carries no sequences: a table that brings one must teach it to.
  expect(before.sequences).toEqual([])
  for (const key of ['9901/photo.jpg', 'reports/9901/monthly.docx'])
    expect(readFileSync(join(copy.dataDir, 'files', key))).toEqual(readFileSync(join(city.dataDir, 'files', key)))

  const again = await run(copy, ['restore', archive])
  expect(again.code).toBe(1)
  expect(again.err).toContain('A restore needs an empty installation')
  expect((await read(copy)).rows).toEqual(after.rows)
}, 300_000)

test('a backup writes over nothing, and there is none of a database that was never used', async () => {
  const size = statSync(archive).size
  const twice = await run(city, ['backup', archive])
  expect(twice).toMatchObject({ code: 1, err: expect.stringContaining('is there already') })
  expect(statSync(archive).size).toBe(size)
  const empty = await anInstallation('empty')
  const file = join(empty.dataDir, 'empty.tar.gz')
  expect((await run(empty, ['backup', file])).err).toContain('There is nothing to back up')
  expect(readdirSync(empty.dataDir).filter(name => name.includes('tar.gz'))).toEqual([])
}, 300_000)

test('another secret, or none, is told before anything is written', async () => {
  const empty = await anInstallation('empty')
  const none = await run(empty, ['restore', archive], { JINLIN_SECRET: '' })
  expect(none).toMatchObject({ code: 1, err: expect.stringContaining('A restore needs the secret') })
  const other = await run(empty, ['restore', archive], { JINLIN_SECRET: 'the-secret-of-some-other-installation' })
  expect(other).toMatchObject({ code: 1, err: expect.stringContaining('was made with another secret') })
  expect(readdirSync(empty.dataDir)).toEqual([])
  expect(await schemas(empty)).toEqual(['information_schema', 'public'])
}, 300_000)

test('an archive that is cut, damaged or altered is refused, and nothing is left behind', async () => {
  const whole = readFileSync(archive)
  const plain = gunzipSync(whole)
  const flipped = Buffer.from(whole)
  flipped[Math.floor(whole.length / 2)] = (whole[Math.floor(whole.length / 2)] ?? 0) ^ 0xff
  const altered = Buffer.from(plain)
  altered.write('灯路', altered.indexOf('路灯不亮'))
  const forged = Buffer.from(plain)
  forged.write('{', forged.lastIndexOf('"tables"') - 1)
  const cases: Record<string, [Buffer, RegExp]> = {
    cut: [whole.subarray(0, Math.floor(whole.length * 0.7)), /unexpected end of file/],
    'cut-between': [gzipSync(plain.subarray(0, plain.lastIndexOf('manifest.json'))), /ends too early/],
    ended: [
      gzipSync(Buffer.concat([plain.subarray(0, plain.lastIndexOf('manifest.json')), Buffer.alloc(1024)])),
      /end/,
    ],
    flipped: [flipped, /damaged/],
    altered: [gzipSync(altered), /the rows of .* are not those that were saved/],
    forged: [gzipSync(forged), /its manifest was altered/],
    nothing: [Buffer.alloc(0), /ends too early|unexpected end/],
    text: [Buffer.from('no archive'), /incorrect header check/],
  }
  for (const [name, [bytes, why]] of Object.entries(cases)) {
    const file = join(city.dataDir, `${name}.tar.gz`)
    writeFileSync(file, bytes)
    const refused = await check(file).catch((error: unknown) => String(error))
    expect([name, refused]).toEqual([name, expect.stringMatching(why)])
    expect(refused).toContain('is damaged or cut short')
  }
  const empty = await anInstallation('empty')
  const ran = await run(empty, ['restore', join(city.dataDir, 'cut.tar.gz')])
  expect(ran.code).toBe(1)
  expect(ran.err).toMatch(/^.*cut\.tar\.gz is damaged or cut short \(.*\); nothing was written\n$/)
  expect(readdirSync(empty.dataDir)).toEqual([])
  expect(await schemas(empty)).toEqual(['information_schema', 'public'])
}, 300_000)

test('an archive of a newer version is refused with the migration this one lacks', async () => {
  const migrations = shippedMigrations().slice(0, -1)
  await expect(checkArchive({ ...checked(archive), migrations })).rejects.toThrow('which this version does not know')
}, 120_000)

test('a restore that fails while it writes leaves nothing', async () => {
  const empty = await anInstallation('empty')
  const disk = diskStorage(empty.dataDir)
  const put = disk.put.bind(disk)
  let files = 0
  const failing = Object.assign(disk, {
    put: (key: string, bytes: Uint8Array) => {
      files += 1
      return files === 2 ? Promise.reject(new Error('No space left')) : put(key, bytes)
    },
  })
  const database = await empty.open()
  const options = { database, disk: failing, archive: await check(archive), onProgress: () => undefined }
  await expect(restore(options)).rejects.toThrow('No space left')
  await database.close()
  expect(files).toBe(2)
  expect(existsSync(join(empty.dataDir, 'files'))).toBe(false)
  expect(await schemas(empty)).toEqual(['information_schema', 'public'])
}, 300_000)
