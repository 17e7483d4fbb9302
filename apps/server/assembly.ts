import { contactLookup, matterProcedures, mattersServer, onMatterEvent } from '#features/matters/server/index.ts'
import { accessServer, type AccessCaller, type Ctx, openAccess } from '#kernel/access/server/index.ts'
import { auditServer, recordCalendarChange } from '#kernel/audit/server/index.ts'
import { calendarServer, onCalendarChanged } from '#kernel/calendar/server/index.ts'
import { diskStorage, filesServer } from '#kernel/files/server/index.ts'
import { notifyOfCase, notifyServer } from '#kernel/notify/server/index.ts'
import { peopleServer } from '#kernel/people/server/index.ts'
import { territoryServer } from '#kernel/territory/server/index.ts'
import { installProcedures, mayReadCaseFile, onCaseEvent, workflowServer } from '#kernel/workflow/server/index.ts'
import type { Config } from '#platform/config.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Database } from '#platform/db/index.ts'
import type { Authorise, BaseCtx, Part } from '#platform/http/mount.ts'
import type { MessageBundle } from '#platform/i18n.ts'
import type { Job } from '#platform/jobs/job.ts'
import type { SmsDriver } from '#platform/sms.ts'
import { contracts } from './contracts.ts'
import { permissions } from './permissions.ts'

/** What a module brings to the server. */
interface ServerPart {
  part: Part<AccessCaller & BaseCtx>
  jobs?: readonly Job[]
  messages: { namespace: string; bundle: MessageBundle }
}

interface AssemblyDeps {
  config: Config
  database: Database
  crypto: CryptoProvider
  sms: SmsDriver
}

export interface Assembly {
  parts: readonly ServerPart[]
  authorise: Authorise<AccessCaller>
}

/** The only place that knows all modules: which there are, and which function of one another one is given. */
export async function assemble({ config, database, crypto, sms }: AssemblyDeps): Promise<Assembly> {
  wire()
  const access = await openAccess({
    db: database.db,
    config,
    crypto,
    sms,
    permissions,
    routes: contracts.flatMap(contract => Object.values(contract.routes)),
  })
  const parts = [
    calendarServer,
    auditServer,
    territoryServer,
    peopleServer,
    { ...accessServer, part: access.part },
    filesServer({ storage: diskStorage(config.dataDir), mayReadSubject: mayReadCaseFile }),
    workflowServer,
    notifyServer({ sms, contactOf: contactLookup(crypto) }),
    mattersServer({ crypto }),
  ] satisfies ServerPart[]
  return { parts, authorise: access.authorise }
}

/** Subscriptions between modules. Each is a set, so putting a second server together in one process adds nothing. */
function wire(): void {
  installProcedures([...matterProcedures])
  onCalendarChanged(recordCalendarChange)
  onCaseEvent(onMatterEvent)
  onCaseEvent(notifyOfCase)
}

export type { Ctx }
