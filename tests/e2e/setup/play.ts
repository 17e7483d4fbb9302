import { expect } from 'vitest'
import type { Seat, SeatOptions } from './browser.ts'
import { acceptAndDispatch, checkAndPass } from './desk.ts'
import { handleOnPhone } from './property.ts'
import { type Reported, reportLift } from './resident.ts'
import type { Words } from './words.ts'
import { site } from './site.ts'

export interface Cast {
  resident: Seat
  dispatcher: Seat
  property: Seat
  checker: Seat
}

export interface Job {
  title: string
  result: string
}

/** The four people of the job, each at their own screen; the resident comes back at the end to rate. */
export async function seatCast(sit: (options: SeatOptions) => Promise<Seat>, locale: 'zh' | 'en'): Promise<Cast> {
  return {
    resident: await sit({ width: 'phone', as: 'resident', locale }),
    dispatcher: await sit({ width: 'desk', as: 'dispatcher', locale }),
    property: await sit({ width: 'phone', as: 'property', locale }),
    checker: await sit({ width: 'desk', as: 'checker', locale }),
  }
}

/** From the report to the passed check: everything before the resident rates. */
export async function playUntilRating(cast: Cast, w: Words, { title, result }: Job): Promise<Reported> {
  const { company } = site()
  const reported = await reportLift(cast.resident, w, title)
  await acceptAndDispatch(cast.dispatcher, w, { title }, company)
  await handleOnPhone(cast.property, w, { title, result })
  await checkAndPass(cast.checker, w, { title }, result)
  return reported
}

/** Nobody's browser complained of anything, and everybody goes home. */
export async function allWell(cast: Cast): Promise<void> {
  const seats = Object.values(cast)
  expect(seats.flatMap(seat => seat.troubles)).toEqual([])
  await Promise.all(seats.map(seat => seat.leave()))
}
