import { hideWholes, ratesOfArea } from '#features/insights/server/index.ts'
import { countByCategory, countSentinelReports, matterProcedures, openMatters } from '#features/matters/server/index.ts'
import type { MatterPorts } from '#features/matters/index.ts'
import type { OpenDataDeps } from '#features/open-data/server/index.ts'
import { type OrdersPorts, serviceRecords } from '#features/orders/server/index.ts'
import { findPartners, isSentinel, listServiceFields } from '#features/partners/server/index.ts'
import type { PartnerPorts, ProgrammePorts } from '#features/partners/index.ts'
import type { ReportInPorts } from '#features/report-in/index.ts'
import type { WallPorts } from '#features/wall/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import type { Storage } from '#kernel/files/server/index.ts'
import type { Config } from '#platform/config.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Db } from '#platform/db/index.ts'
import { createOutbound } from '#platform/outbound.ts'

/** What the open interfaces need of this installation, and of the feature that owns the matters. */
export function openDataDeps({
  config,
  crypto,
  storage,
}: {
  config: Config
  crypto: CryptoProvider
  storage: Storage
}): OpenDataDeps {
  return {
    matters: openMatters({ crypto }),
    crypto,
    outbound: createOutbound(config.outboundHosts),
    storage,
    baseUrl: config.baseUrl.replace(/\/+$/, ''),
  }
}

/** What a compound needs, counted by whoever owns the work; and the rates a line of a programme is measured by. */
export const partnerPorts: PartnerPorts<Db> & Pick<ProgrammePorts<Ctx>, 'rates'> = {
  countSentinelReports,
  needs: [countByCategory],
  rates: ratesOfArea,
}

/** What the wall shows of other features: rates as the indicators define them, and what is public of matters, names left out. */
export function wallPorts(matters: OpenDataDeps['matters']): WallPorts<Ctx, Db> {
  return {
    rates: ratesOfArea,
    async latest(db, at) {
      const steps = await matters.steps(db, at)
      return steps.map(({ id, at: when, matter }) => ({
        id,
        at: when.toISOString(),
        category: matter.category?.name ?? '',
        areaName: matter.areaName,
        stateText: matter.stateText,
      }))
    },
    protectCounts: hideWholes,
    handlingSteps: matterProcedures.flatMap(({ procedure }) =>
      Object.entries(procedure.actions).flatMap(([name, action]) => (action.handles ? [name] : [])),
    ),
  }
}

/** What a report is asked of the partner register: whether a sentinel made it. */
export const matterPorts: MatterPorts<Db> = { isSentinel }

/** What needs, menus, orders and wishes ask of the partner register. */
export const orderPorts: Pick<OrdersPorts, 'findPartners' | 'listServiceFields'> = { findPartners, listServiceFields }

/** What report-in asks of others: the fields of the partner register, and what somebody did for others by orders. */
export const reportInPorts: ReportInPorts<Db> = { listServiceFields, serviceRecords }
