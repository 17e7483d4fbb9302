import type { Actor } from '#kernel/access/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import type { Db } from '#platform/db/index.ts'

/** What a feature knows of a subject of its rounds: the name as this reader may see it, and facts that help to judge. */
export interface Sheet {
  name: string
  facts: readonly { name: { zh: string; en: string }; value: { zh: string; en: string } }[]
}

interface AskedOf {
  district: string
  roundId: string
  subjectIds: readonly string[]
  /** The period of the round: from inclusive, to exclusive. */
  from: Date
  to: Date
  actor: Actor
  /** The reader votes on these subjects. */
  asRater: boolean
}

/**
 * For rounds of a scheme whose subjects' names this module must not keep in clear: the round keeps a masked label, and the
 * feature opens the name for whoever may read it. A subject it says nothing of keeps its label.
 */
export interface SheetSource {
  schemeKey: string
  read(db: Db, asked: AskedOf): Promise<ReadonlyMap<string, Sheet>>
}

let sources: ReadonlyMap<string, SheetSource> = new Map()

/** Called once when the server is put together. */
export function installSubjectSheets(installed: readonly SheetSource[]): void {
  sources = new Map(installed.map(one => [one.schemeKey, one]))
}

const DAY_MS = 86_400_000

/** Empty where no feature speaks for the scheme. */
export async function readSheets(
  ctx: Ctx,
  round: { district: string; id: string; scheme_key: string; period_from: string; period_to: string },
  { ids, asRater }: { ids: readonly string[]; asRater: boolean },
): Promise<ReadonlyMap<string, Sheet>> {
  const source = sources.get(round.scheme_key)
  if (!source || ids.length === 0) return new Map()
  return source.read(ctx.tx.db, {
    district: round.district,
    roundId: round.id,
    subjectIds: ids,
    from: new Date(`${round.period_from}T00:00:00+08:00`),
    to: new Date(new Date(`${round.period_to}T00:00:00+08:00`).getTime() + DAY_MS),
    actor: ctx.actor,
    asRater,
  })
}
