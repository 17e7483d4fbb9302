import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureDictionaries } from '#apps/server/dictionaries.ts'
import type { City } from '#city/city.ts'
import { fillCity } from '#city/fill.ts'
import { cityPorts } from '#apps/server/city-ports.ts'
import { readConfig } from '#platform/config.ts'
import { migrate, openPglite } from '#platform/db/index.ts'
import { buildStaleFaces } from '#scripts/run/faces.ts'
import { ended, freePort, startServerProcess } from '#tests/setup/server-process.ts'

const SECRET = 'browser-test-secret-browser-test-secret'

/** Where the browser goes, and the words of the city that tests look for. */
export interface Site {
  url: string
  /** Where a test may let a tile server listen: the site lets pages ask it, as a machine of the own network. */
  tilePort: number
  /** The compound the resident lives in, and who manages it. */
  compound: { name: string; lng: number; lat: number }
  company: string
  community: string
  communityCode: string
  street: string
  streetCode: string
}

declare module 'vitest' {
  interface ProvidedContext {
    site: Site
  }
}

/** One real server on a small city with matters in every state, for all browser tests of a run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildStaleFaces()
  const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-browser-'))
  const city = await fillSmallCity(dataDir)
  const tilePort = await freePort()
  const server = await startServerProcess(dataDir, {
    JINLIN_SECRET: SECRET,
    JINLIN_OUTBOUND_HOSTS: `127.0.0.1:${tilePort}`,
  })
  project.provide('site', { url: server.url, tilePort, ...wordsOf(city) })
  return async () => {
    server.child.kill('SIGTERM')
    await ended(server.child)
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function fillSmallCity(dataDir: string): Promise<City> {
  const database = await openPglite({ dataDir })
  const config = readConfig({ JINLIN_DATA: dataDir, JINLIN_SECRET: SECRET })
  const now = new Date()
  await migrate(database)
  await ensureDictionaries(database, now)
  const city = await fillCity(database.db, {
    seed: 7,
    now,
    scale: 'small',
    matters: 60,
    ports: cityPorts(config),
  })
  await database.close()
  return city
}

function wordsOf(city: City): Omit<Site, 'url' | 'tilePort'> {
  const { compound, community, street } = city.home
  const named = (code: string) => city.areas.find(area => area.code === code)?.name ?? ''
  const served = city.pairings.find(pair => pair.purpose === '物业服务' && pair.targetId === compound.id)
  const company = city.organisations.find(one => one.id === served?.organisationId)
  return {
    compound: { name: compound.name, lng: compound.point[0], lat: compound.point[1] },
    company: company?.shortName ?? company?.name ?? '',
    community: named(community),
    communityCode: community,
    street: named(street),
    streetCode: street,
  }
}
