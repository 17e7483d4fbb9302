import { type RegistrationView, registrationKinds, registrationViews } from '../index.ts'

/** What the address of the register holds. */
export interface RegisterSearch {
  which?: RegistrationView
  kind?: (typeof registrationKinds)[number]
  area?: string
  organisationId?: string
  name?: string
  cursor?: string
  limit?: number
}

const shapes: Record<string, RegExp> = {
  which: new RegExp(`^(${registrationViews.join('|')})$`),
  kind: new RegExp(`^(${registrationKinds.join('|')})$`),
  area: /^\d{4,18}$/,
  organisationId: /^[0-9a-f-]{36}$/,
  name: /^\S.{1,39}$/,
  cursor: /^.{1,500}$/,
}

/** Keeps what the server would take; anything else in the address is dropped. */
export function readRegisterSearch(raw: Record<string, unknown>): RegisterSearch {
  const entries = Object.entries(raw).flatMap(([name, value]): [string, unknown][] => {
    if (name === 'limit') return [20, 50, 100].includes(Number(value)) ? [[name, Number(value)]] : []
    const text = typeof value === 'number' ? String(value) : value
    return typeof text === 'string' && shapes[name]?.test(text) ? [[name, text]] : []
  })
  return Object.fromEntries(entries)
}
