import { PassThrough } from 'node:stream'
import type { Actor } from '#kernel/access/index.ts'
import type { Change } from '../shapes.ts'
import type { Listener } from './change-hub.ts'
import { changesFor, type Step } from './read-changes.ts'

/** Proxies close what is silent; this keeps a line open and finds out who has gone. */
const BEAT_MS = 20_000
/** After this long a line is opened anew, with everything asked again that is asked at the door. */
const LIFE_MS = 15 * 60_000
/** Bytes that may wait for a reader; whoever reads more slowly than that is let go and catches up later. */
const BEHIND = 64 * 1024

interface FollowerOptions {
  actor: Actor
  /** Whoever follows as they are now; null: signed out, or without the permission. */
  still(): Promise<Actor | null>
  beatMs?: number
  lifeMs?: number
}

/** One open line to one person: what they may hear of, as server-sent events. */
export class Follower implements Listener {
  readonly stream = new PassThrough()
  readonly #options: FollowerOptions
  readonly #timers: NodeJS.Timeout[]
  #actor: Actor

  constructor(options: FollowerOptions) {
    this.#options = options
    this.#actor = options.actor
    this.#timers = [
      setInterval(() => void this.#beat(), options.beatMs ?? BEAT_MS),
      setTimeout(() => this.#close('again'), options.lifeMs ?? LIFE_MS),
    ]
    this.stream.once('close', () => this.#rest())
  }

  /** The first words: how soon to come back when the line breaks. */
  greet(last: string): void {
    this.#write(`retry: 3000\nid: ${last}\nevent: hello\ndata: {}\n\n`)
  }

  tell(steps: readonly Step[] | null): void {
    if (steps === null) this.reset()
    else this.send(changesFor(this.#actor, steps))
  }

  send(changes: readonly Change[]): void {
    for (const change of changes) this.#write(`id: ${change.id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`)
  }

  /** Too much happened to tell: everything is to be read again. */
  reset(): void {
    this.#write('event: reset\ndata: {}\n\n')
  }

  end(): void {
    this.#close('stopping')
  }

  async #beat(): Promise<void> {
    const actor = await this.#options.still().catch(() => this.#actor)
    if (actor === null) return this.#close('signed-out')
    this.#actor = actor
    this.#write(': beat\n\n')
  }

  #write(text: string): void {
    if (this.stream.writableEnded || this.stream.destroyed) return
    this.stream.write(text)
    if (this.stream.writableLength > BEHIND) this.stream.destroy()
  }

  #close(why: string): void {
    this.#write(`event: bye\ndata: "${why}"\n\n`)
    this.stream.end()
    this.#rest()
  }

  #rest(): void {
    const [beat, life] = this.#timers
    clearInterval(beat)
    clearTimeout(life)
  }
}
