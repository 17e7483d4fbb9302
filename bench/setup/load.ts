/** What some clients got done in some seconds, without pauses. */
export interface Work {
  done: number
  perSecond: number
  /** Of each piece of work. */
  durationsMs: number[]
}

/** Lets so many clients repeat a piece of work until the time is over; what began before the end is finished, not counted. */
export async function repeat(
  { clients, seconds }: { clients: number; seconds: number },
  work: () => Promise<void>,
): Promise<Work> {
  const started = performance.now()
  const end = started + seconds * 1000
  const durationsMs: number[] = []
  const client = async () => {
    while (performance.now() < end) {
      const began = performance.now()
      await work()
      const now = performance.now()
      if (now <= end) durationsMs.push(now - began)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { done: durationsMs.length, perSecond: durationsMs.length / seconds, durationsMs }
}
