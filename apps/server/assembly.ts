import {
  mayReadMinutesPhoto,
  onPartnerEvent,
  partnerProcedures,
  partnersServer,
  patternGapsList,
} from '#features/partners/server/index.ts'
import {
  feedBack,
  importRegistrations,
  memberYearSheets,
  onReportInEvent,
  reportInLists,
  reportInProcedures,
  reportInServer,
} from '#features/report-in/server/index.ts'
import {
  mayReadWhistlePhoto,
  onServiceEvent,
  orderLists,
  ordersProcedures,
  ordersServer,
  serviceMeasures,
  whistleMeasures,
} from '#features/orders/server/index.ts'
import { openDataServer, recordForOthers } from '#features/open-data/server/index.ts'
import { wallServer } from '#features/wall/server/index.ts'
import { insightsServer } from '#features/insights/server/index.ts'
import {
  contactLookup,
  dutiesImporter,
  followUpsList,
  matterProcedures,
  mattersList,
  mattersServer,
  mayReadAlikePhoto,
  openPlaces,
  onMatterEvent,
} from '#features/matters/server/index.ts'
import {
  appraisalProcedures,
  appraisalServer,
  installConsequences,
  installMeasures,
  installResultProcedures,
  installSubjectSheets,
  mayReadAdjustmentEvidence,
  mayReadPaperPhoto,
  onAppraisalEvent,
  onObjectionEvent,
} from '#kernel/appraisal/server/index.ts'
import { accessServer, type AccessCaller, buildActor, type Ctx, openAccess } from '#kernel/access/server/index.ts'
import { auditServer, recordCalendarChange } from '#kernel/audit/server/index.ts'
import { calendarServer, onCalendarChanged } from '#kernel/calendar/server/index.ts'
import { deskServer, wakeHubs } from '#kernel/desk/server/index.ts'
import { filesServer, type MayReadSubject } from '#kernel/files/server/index.ts'
import {
  configuredSms,
  installReaders,
  notifyOfAppraisal,
  notifyOfCase,
  notifyServer,
} from '#kernel/notify/server/index.ts'
import { peopleServer } from '#kernel/people/server/index.ts'
import { territoryServer } from '#kernel/territory/server/index.ts'
import { assertSound } from '#kernel/workflow/index.ts'
import { installProcedures, mayReadCaseFile, onCaseEvent, workflowServer } from '#kernel/workflow/server/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Database } from '#platform/db/index.ts'
import type { Authorise, BaseCtx, Part } from '#platform/http/mount.ts'
import type { MessageBundle } from '#platform/i18n.ts'
import type { Job } from '#platform/jobs/job.ts'
import type { Log } from '#platform/log.ts'
import { isNamedHost, outboundTo } from '#platform/outbound.ts'
import type { SmsDriver } from '#platform/sms.ts'
import { contracts } from './contracts.ts'
import { permissions } from './permissions.ts'
import { photoStorage } from './photo-storage.ts'
import { matterPorts, openDataDeps, orderPorts, partnerPorts, reportInPorts, wallPorts } from './wiring.ts'

/** What a module brings to the server. */
interface ServerPart {
  part: Part<AccessCaller & BaseCtx>
  jobs?: readonly Job[]
  messages: { namespace: string; bundle: MessageBundle }
  /** Lets go of what would keep the server from stopping; called before it stops listening. */
  stop?(): void
}

interface AssemblyDeps {
  config: Config
  database: Database
  crypto: CryptoProvider
  sms: SmsDriver
  clock: Clock
  log: Log
}

export interface Assembly {
  parts: readonly ServerPart[]
  authorise: Authorise<AccessCaller>
}

/** The only place that knows all modules: which there are, and which function of one another one is given. */
export async function assemble(deps: AssemblyDeps): Promise<Assembly> {
  const { config, database, crypto, clock, log } = deps
  wire(crypto)
  const storage = photoStorage(config, log)
  const send = outboundTo(config.outboundHosts)
  const isNamed = (url: string) => isNamedHost(config.outboundHosts, url)
  const sms = configuredSms({ db: database.db, crypto, sms: deps.sms, send })
  const access = await openAccess({
    db: database.db,
    config,
    crypto,
    sms,
    permissions,
    routes: contracts.flatMap(contract => Object.values(contract.routes)),
  })
  installReaders(async (db, permission) => [...((await access.policies.read(db)).get(permission)?.roles.keys() ?? [])])
  const openData = openDataDeps({ config, crypto, storage })
  const parts = [
    calendarServer,
    auditServer,
    territoryServer({ isNamed, openPlaces }),
    peopleServer,
    { ...accessServer, part: access.part },
    filesServer({ storage, mayReadSubject }),
    workflowServer,
    appraisalServer,
    deskServer({
      db: database.db,
      clock,
      log,
      policies: access.policies,
      storage,
      lists: [mattersList(crypto), followUpsList, ...orderLists, patternGapsList, ...reportInLists({ crypto })],
      importers: [dutiesImporter, importRegistrations({ crypto })],
    }),
    notifyServer({
      crypto,
      sms: deps.sms,
      send,
      isNamed,
      baseUrl: config.baseUrl,
      contactOf: contactLookup(crypto),
      actorOf: async (db, accountId, now) =>
        buildActor(db, accountId, { now, policy: await access.policies.current(now) }),
    }),
    mattersServer({ crypto, sms, ...matterPorts }),
    insightsServer({ storage }),
    ...openDataServer(openData),
    wallServer(wallPorts(openData.matters)),
    ordersServer({ crypto, ...orderPorts }),
    reportInServer({ crypto, ports: reportInPorts }),
    partnersServer({ crypto, ...partnerPorts, procedures: procedures.map(one => one.procedure) }),
  ] satisfies ServerPart[]
  requireSoundProcedures(parts)
  return { parts, authorise: access.authorise }
}

/** The server does not start on a procedure with a fault, or with a step nobody has words for. */
function requireSoundProcedures(parts: readonly ServerPart[]): void {
  const words = Object.fromEntries(parts.map(({ messages }) => [messages.namespace, messages.bundle]))
  assertSound(
    procedures.map(one => one.procedure),
    words,
  )
}

/** Photos of a case are seen with the case, of a report by whoever is about to report the same, of a whistle by the called. */
const mayReadSubject: MayReadSubject = async (ctx, file) =>
  (await mayReadCaseFile(ctx, file)) ||
  (await mayReadAlikePhoto(ctx, file)) ||
  (await mayReadWhistlePhoto(ctx, file)) ||
  (await mayReadMinutesPhoto(ctx, file)) ||
  (await mayReadPaperPhoto(ctx, file)) ||
  (await mayReadAdjustmentEvidence(ctx, file))

/** What cases can be run. */
const procedures = [
  ...matterProcedures,
  ...appraisalProcedures,
  ...ordersProcedures(orderPorts.listServiceFields),
  ...reportInProcedures,
  ...partnerProcedures,
]

/** Subscriptions between modules. Each is a set, so putting a second server together in one process adds nothing. */
function wire(crypto: CryptoProvider): void {
  installProcedures(procedures)
  installResultProcedures(procedures)
  installMeasures([...whistleMeasures, ...serviceMeasures])
  installConsequences([feedBack])
  installSubjectSheets([memberYearSheets({ crypto, ports: reportInPorts })])
  onCalendarChanged(recordCalendarChange)
  // Their owners; messages, which ask who may read; and the hubs, which tell each what they reach.
  const owners = [onMatterEvent, onServiceEvent, onPartnerEvent, onReportInEvent, onObjectionEvent]
  for (const listen of [...owners, notifyOfCase, wakeHubs]) onCaseEvent(listen, { guarded: true })
  onAppraisalEvent(notifyOfAppraisal)
  onCaseEvent(recordForOthers)
}

export type { Ctx }
