import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db/index.ts'
import type { Log } from '#platform/log.ts'
import type { CaseListener } from '#kernel/workflow/server/index.ts'
import { readSteps, type Step } from './read-changes.ts'

/** How often another process's steps are looked for, while anybody listens. */
const POLL_MS = 2_000
/** A wake-up waits this long, so that a burst is read once. */
const GATHER_MS = 60
/** A transaction may commit this much later than the instant its steps carry. */
const LATE_MS = 30_000
/** More steps than this at once are not told one by one. */
const MOST = 500

export interface Listener {
  /** Steps nobody here was told yet; null: too many to tell. */
  tell(steps: readonly Step[] | null): void
  /** The server stops. */
  end(): void
}

interface HubOptions {
  db: Db
  clock: Clock
  log: Log
  pollMs?: number
}

/**
 * Tells this process's listeners what happened to any case, whichever process did it. Steps of this process wake the hub
 * after their commit; steps of others are found by looking at the last seconds of history. Either way the database is
 * what is believed, so a step that was rolled back is never told.
 */
export class ChangeHub {
  readonly #options: HubOptions
  readonly #listeners = new Set<Listener>()
  #told = new Set<string>()
  #mark = Number.MAX_SAFE_INTEGER
  #ready: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #soon: NodeJS.Timeout | undefined
  #reading = false
  #again = false
  #stopped = false

  constructor(options: HubOptions) {
    this.#options = options
    hubs.add(this)
  }

  get stopped(): boolean {
    return this.#stopped
  }

  /** Listens until the returned function is called. What happened before is the caller's to read. */
  async listen(listener: Listener): Promise<() => void> {
    this.#listeners.add(listener)
    this.#ready ??= this.#begin()
    await this.#ready
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#rest()
    }
  }

  /** Something was committed here. */
  wake(): void {
    if (this.#listeners.size === 0 || this.#soon) return
    this.#soon = setTimeout(() => {
      this.#soon = undefined
      void this.#look()
    }, GATHER_MS)
  }

  stop(): void {
    this.#stopped = true
    hubs.delete(this)
    for (const listener of this.#listeners) listener.end()
    this.#listeners.clear()
    this.#rest()
  }

  /** Remembers what the last seconds hold already, so that only what comes after it is told. */
  async #begin(): Promise<void> {
    this.#timer = setInterval(() => void this.#look(), this.#options.pollMs ?? POLL_MS)
    this.#timer.unref()
    this.#told = new Set((await this.#window()).map(step => step.id))
  }

  #rest(): void {
    clearInterval(this.#timer)
    clearTimeout(this.#soon)
    this.#ready = undefined
    this.#soon = undefined
  }

  async #look(): Promise<void> {
    if (this.#reading) {
      this.#again = true
      return
    }
    this.#reading = true
    try {
      await this.#read()
    } catch (error) {
      // A database that is away for a moment is asked again at the next turn.
      this.#options.log.warn({ event: 'changes_unread', error: error instanceof Error ? error.message : String(error) })
    } finally {
      this.#reading = false
      if (this.#again) {
        this.#again = false
        this.wake()
      }
    }
  }

  async #read(): Promise<void> {
    await this.#ready
    const steps = await this.#window()
    const fresh = steps.filter(step => !this.#told.has(step.id))
    this.#told = new Set(steps.map(step => step.id))
    if (fresh.length === 0) return
    for (const listener of this.#listeners) listener.tell(fresh.length > MOST ? null : fresh)
  }

  async #window(): Promise<Step[]> {
    const now = this.#options.clock.now().getTime()
    // A clock set back reads a little twice rather than missing anything.
    const since = Math.min(this.#mark, now) - LATE_MS
    this.#mark = now
    return readSteps(this.#options.db, { since: new Date(since), limit: MOST + 1 })
  }
}

const hubs = new Set<ChangeHub>()

/** Wakes the hubs of this process once a step is committed; register it with `onCaseEvent`. */
export const wakeHubs: CaseListener = async tx => {
  if (hubs.size > 0)
    tx.afterCommit(() => {
      for (const hub of hubs) hub.wake()
    })
}
