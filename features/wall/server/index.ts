import type { Ctx } from '#kernel/access/server/index.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract, messages } from '../index.ts'
import { type Ports, readWall } from './read-wall.ts'

/** The wall over HTTP, with what other features give it. */
export function wallServer(ports: Ports) {
  return {
    part: definePart<typeof contract.routes, Ctx>(contract, {
      readWall: ({ query }, ctx) => readWall(ctx, query.area, ports),
    }),
    messages: { namespace: 'wall', bundle: messages },
  }
}
