/** Where the present comes from. Rules never ask for it: it is passed in. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved; for tests and for replaying histories. */
export class SettableClock implements Clock {
  private current: Date
  constructor(start: Date) {
    this.current = start
  }
  now(): Date {
    return this.current
  }
  set(to: Date): void {
    this.current = to
  }
  /** Moves forward by milliseconds. */
  advance(ms: number): void {
    this.current = new Date(this.current.getTime() + ms)
  }
}
