import type { Ctx } from '#kernel/access/server/index.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract, messages } from '../index.ts'
import type { OpenDataDeps } from './deps.ts'
import { endpointHandlers } from './endpoint-handlers.ts'
import { hookHandlers } from './hook-handlers.ts'
import { exchangeJob, sweepDeliveries } from './jobs.ts'
import { keyHandlers } from './key-handlers.ts'
import { ogcPart } from './ogc-part.ts'
import { open311Part } from './open311-part.ts'

export type { OpenDataDeps } from './deps.ts'
export { newSecret, sealSecret } from './hook-secret.ts'
export { recordForOthers } from './record-event.ts'

/** The open interfaces: each standard is a part of its own, since each says itself what an error looks like. */
export function openDataServer(deps: OpenDataDeps) {
  const texts = { namespace: 'open-data', bundle: messages }
  const handlers = { ...keyHandlers, ...hookHandlers(deps), ...endpointHandlers(deps) }
  return [
    {
      part: definePart<typeof contract.routes, Ctx>(contract, handlers),
      jobs: [exchangeJob(deps), sweepDeliveries],
      messages: texts,
    },
    { part: open311Part(deps), messages: texts },
    { part: ogcPart(deps), messages: texts },
  ]
}
