/**
 * `npm run bench -- NAME [--data PATH] [--json] …` runs bench/NAME.ts and prints what it found. With --json the last
 * line is one object: {"name","figures","ratio","target","holds"}. Without a known name it lists the names.
 */
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './gen/fresh-database.ts'
import { type Bench, parseBenchCall } from './run/bench.ts'

const folder = join(root, 'bench')
const names = readdirSync(folder)
  .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map(file => file.slice(0, -'.ts'.length))

const { name, json, data, rest } = parseBenchCall(process.argv.slice(2))
if (name === undefined || !names.includes(name)) {
  console.error(`npm run bench -- NAME [--data PATH] [--json], NAME one of: ${names.join(', ')}`)
  process.exit(1)
}
const module: { bench: Bench } = await import(pathToFileURL(join(folder, `${name}.ts`)).href)
// npm calls from the root; a path is meant from where the person stands.
const from = process.env.INIT_CWD ?? process.cwd()
const report = await module.bench({ rest, ...(data === undefined ? {} : { data: resolve(from, data) }) })
console.log(json ? JSON.stringify(report) : JSON.stringify(report, null, 2))
