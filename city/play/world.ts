import type { Calendar } from '#kernel/calendar/index.ts'
import type { Digest, EngineContext, LimitBook } from '#kernel/workflow/index.ts'
import type { Random } from '../random.ts'
import type { Directory } from './directory.ts'
import type { PlayedMatter } from './played.ts'
import type { WalkFrom } from './walks.ts'

/** Everything the engine may know while the story of the year is played through it. */
export interface World {
  now: Date
  directory: Directory
  walk: WalkFrom
  calendar: Calendar
  limits: LimitBook
  digest: Digest
  /** The next human number of a district on the day of a moment. */
  number(district: string, at: Date): string
  /** A matter of the district played before that is still open and whose story has nothing after the moment. */
  openIn?(district: string, at: Date): PlayedMatter | undefined
}

export function engineAt(world: World, at: Date, random: Random): EngineContext {
  const { calendar, limits, digest, directory } = world
  return { now: at, calendar, limits, digest, holders: directory.holders, newId: () => random.id(at) }
}
