import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../gen/fresh-database.ts'

/** Most that a resident's phone should load before the first page stands there, gzipped (250 kB). */
export const POCKET_BUDGET = 250_000

export interface PocketSize {
  /** Gzipped bytes of JavaScript on the way to the start page of somebody who is signed in. */
  home: number
  /** The same on the way to the sign-in page. */
  signIn: number
  /** Files on the way to the start page, the largest first. */
  files: { file: string; gzip: number }[]
}

interface Chunk {
  file: string
  imports?: string[]
}

/** What stands on the page that opens first, beside what the entry itself imports. */
const FIRST = { home: '../../features/matters/pocket/HomeBlock.tsx', signIn: 'GuestFace.tsx' }

/** Builds the pocket as it ships, into a folder of its own, and weighs what is loaded first. */
export async function measurePocket(): Promise<PocketSize> {
  const outDir = mkdtempSync(join(tmpdir(), 'jinlin-pocket-size-'))
  try {
    await buildInto(outDir)
    const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(outDir, '.vite/manifest.json'), 'utf8'))
    const weigh = (first: string) =>
      [...closure(manifest, ['index.html', first])].map(file => ({
        file,
        gzip: gzipSync(readFileSync(join(outDir, file)), { level: 9 }).length,
      }))
    const home = weigh(FIRST.home)
    const total = (files: { gzip: number }[]) => files.reduce((sum, { gzip }) => sum + gzip, 0)
    return {
      home: total(home),
      signIn: total(weigh(FIRST.signIn)),
      files: home.toSorted((a, b) => b.gzip - a.gzip),
    }
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

/** In a process of its own: inside a test React would be built as for development. */
async function buildInto(outDir: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const config = join(root, 'apps/pocket/vite.config.ts')
  const args = [vite, 'build', '--logLevel', 'error', '--manifest', '--outDir', outDir, '-c', config]
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const code = await new Promise(resolve => child.once('exit', resolve))
  if (code !== 0) throw new Error('The pocket could not be built')
}

/** Everything these modules import without being asked again. */
function closure(manifest: Record<string, Chunk>, from: readonly string[]): Set<string> {
  const files = new Set<string>()
  const follow = (name: string) => {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`${name} is not in the build`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    chunk.imports?.forEach(follow)
  }
  from.forEach(follow)
  return files
}
