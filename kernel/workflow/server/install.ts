import type { Registry } from '../registry.ts'
import { followCalendar } from './calendar-listener.ts'
import { type Installed, install } from './runtime.ts'

let stopFollowing: () => void = () => undefined

/**
 * Called once when the server is put together, with every procedure of every feature, old versions included. From
 * then on cases can be opened, and an amended calendar moves the clocks that lean on it.
 */
export function installProcedures(installed: readonly Installed[]): Registry {
  stopFollowing()
  stopFollowing = followCalendar()
  return install(installed)
}
