import type { Procedure } from './definition.ts'

/** Every procedure the installation knows, old versions included. */
export interface Registry {
  /** The version a case began with; throws when it is not registered, which the checker rules out. */
  get(key: string, version: number): Procedure
  /** The highest version of a key: the one new cases begin on. */
  latest(key: string): Procedure
  /** Highest version of each, in the order of registration. */
  current(): Procedure[]
  all(): readonly Procedure[]
}

export function createRegistry(procedures: readonly Procedure[]): Registry {
  const byVersion = new Map<string, Procedure>()
  const newest = new Map<string, Procedure>()
  for (const procedure of procedures) {
    byVersion.set(`${procedure.key}@${procedure.version}`, procedure)
    const known = newest.get(procedure.key)
    if (!known || known.version < procedure.version) newest.set(procedure.key, procedure)
  }
  return {
    get: (key, version) => found(byVersion.get(`${key}@${version}`), `${key}@${version}`),
    latest: key => found(newest.get(key), key),
    current: () => [...newest.values()],
    all: () => procedures,
  }
}

function found(procedure: Procedure | undefined, name: string): Procedure {
  if (!procedure) throw new Error(`No procedure ${name} is registered`)
  return procedure
}
