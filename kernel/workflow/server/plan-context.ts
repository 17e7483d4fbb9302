import { NATIONAL_CALENDAR } from '#kernel/calendar/index.ts'
import { loadCalendar } from '#kernel/calendar/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import type { Role } from '#kernel/people/index.ts'
import { nearestHolder } from '#kernel/people/server/index.ts'
import type { Tx } from '#platform/tx.ts'
import type { EngineContext } from '../engine.ts'
import { sha256 } from './digest.ts'
import { loadLimitBook } from './limit-book.ts'

/** Thrown by a plan that needs to know a holder it was not given. */
class UnknownHolder extends Error {
  readonly roles: readonly Role[]
  readonly areaCode: string
  constructor(roles: readonly Role[], areaCode: string) {
    super('unknown holder')
    this.roles = roles
    this.areaCode = areaCode
  }
}

/** A step asks for few holders; more questions than this would be a loop. */
const MOST_QUESTIONS = 12

/**
 * Runs a pure plan with the world as this transaction knows it. The directory is asked only what the plan turns out
 * to need: the plan stops at the question, and starts again with the answer.
 */
export async function plan<T>(tx: Tx, make: (ctx: EngineContext) => T): Promise<T> {
  const [calendar, limits] = [await loadCalendar(tx.db, NATIONAL_CALENDAR), await loadLimitBook(tx.db)]
  const answers = new Map<string, { role: string; areaCode: string } | null>()
  const ctx: EngineContext = {
    now: tx.now,
    calendar,
    limits,
    digest: sha256,
    newId: () => newId(tx.now),
    holders: {
      nearest(roles, areaCode) {
        const answer = answers.get([areaCode, ...roles].join(' '))
        if (answer === undefined) throw new UnknownHolder(roles, areaCode)
        return answer
      },
    },
  }
  for (let question = 0; question < MOST_QUESTIONS; question += 1) {
    try {
      return make(ctx)
    } catch (stopped) {
      if (!(stopped instanceof UnknownHolder)) throw stopped
      const { roles, areaCode } = stopped
      answers.set([areaCode, ...roles].join(' '), await nearestHolder(tx.db, { roles, areaCode, at: tx.now }))
    }
  }
  throw new Error('A plan keeps asking for holders')
}
