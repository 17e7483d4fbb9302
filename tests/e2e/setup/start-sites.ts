import { cpSync, mkdtempSync, rmSync } from 'node:fs'
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
import type { Site } from './site.ts'

const SECRET = 'browser-test-secret-browser-test-secret'

/** One real server a worker, each on a small city with matters in every state, for all browser tests of a run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildStaleFaces()
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-browser-'))
  const filled = join(folder, 'city')
  const city = await fillSmallCity(filled)
  const started = await Promise.all(
    Array.from({ length: project.vitest.config.maxWorkers }, async (_, index) => {
      const dataDir = join(folder, `site-${index + 1}`)
      cpSync(filled, dataDir, { recursive: true })
      return startSite(dataDir, city)
    }),
  )
  project.provide(
    'sites',
    started.map(({ site: ready }) => ready),
  )
  return async () => {
    for (const { child } of started) child.kill('SIGTERM')
    await Promise.all(started.map(({ child }) => ended(child)))
    rmSync(folder, { recursive: true, force: true })
  }
}

async function startSite(dataDir: string, city: City) {
  const tilePort = await freePort()
  const { url, child } = await startServerProcess(dataDir, {
    JINLIN_SECRET: SECRET,
    JINLIN_OUTBOUND_HOSTS: `127.0.0.1:${tilePort}`,
  })
  return { child, site: { url, tilePort, ...wordsOf(city) } }
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
