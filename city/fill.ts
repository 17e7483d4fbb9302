import type { Db } from '#platform/db/index.ts'
import { buildCity, defaultSeed } from './city.ts'
import { fillDirectory } from './fill/fill-directory.ts'
import { fillTerritory } from './fill/fill-territory.ts'
import type { Scale } from './territory/areas.ts'

export interface FillOptions {
  seed?: number
  now: Date
  scale?: Scale
  /** How many matters of the past twelve months. */
  matters?: number
  onProgress?: (done: number, total: number) => void
}

/** Fills an empty, migrated database with the demonstration city. */
export async function fillCity(db: Db, options: FillOptions): Promise<void> {
  const city = buildCity(options.seed ?? defaultSeed, options.scale)
  await fillTerritory(db, city)
  await fillDirectory(db, city, options.now)
}
