import type { Actor } from '#kernel/access/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'
import type { CaseFacts } from '../availability.ts'
import type { Procedure } from '../definition.ts'
import type { CaseEvent, CaseRow, Change } from '../records.ts'
import { createRegistry, type Registry } from '../registry.ts'

/** An action on its way, before it is planned. */
export interface Intent {
  case: CaseRow
  action: string
  form: Record<string, unknown>
  note: string | undefined
  actor: Actor
}

/** What the owner of a procedure adds to the engine. All of it runs inside the transaction of the action. */
export interface CaseHooks {
  /** What the category of a case says: photos, days to reopen. Asked with the case locked, and for its buttons. */
  facts(db: Db, row: CaseRow): Promise<CaseFacts>
  /** May refuse by throwing. The case is locked; nothing has been written. */
  beforeAct?(tx: Tx, intent: Intent): Promise<void>
  /** The change is planned and gathered; rows of the owner's own tables go along with it. */
  afterAct?(tx: Tx, done: { change: Change; actor: Actor }): Promise<void>
}

/** A procedure with what its owner adds. */
export interface Installed {
  procedure: Procedure
  hooks: CaseHooks
}

export type CaseListener = (tx: Tx, event: CaseEvent) => Promise<void>

let registry: Registry = createRegistry([])
const hooks = new Map<string, CaseHooks>()
/** With whether it also hears of cases that only holders of a permission of their own read. */
const listeners = new Map<CaseListener, boolean>()

export function install(installed: readonly Installed[]): Registry {
  registry = createRegistry(installed.map(one => one.procedure))
  hooks.clear()
  for (const one of installed) hooks.set(one.procedure.key, one.hooks)
  return registry
}

export function procedures(): Registry {
  return registry
}

export function hooksOf(procedure: string): CaseHooks {
  const found = hooks.get(procedure)
  if (!found) throw new Error(`Procedure ${procedure} is not installed`)
  return found
}

/**
 * Calls the listener for everything that happens to a case everybody of its area may read, inside the transaction in which it happens: what the
 * listener writes and enqueues exists exactly when the step does. What is read only by holders of a permission of its own
 * (`reading`) is told to nobody who has not asked for it with `guarded`, and so promised to keep it among them. Returns how
 * to take it back.
 */
export function onCaseEvent(listener: CaseListener, { guarded = false }: { guarded?: boolean } = {}): () => void {
  listeners.set(listener, guarded)
  return () => listeners.delete(listener)
}

export async function announce(tx: Tx, events: readonly CaseEvent[]): Promise<void> {
  for (const event of events)
    for (const [listener, guarded] of listeners) if (guarded || event.case.reading === null) await listener(tx, event)
}
