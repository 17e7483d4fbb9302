import { ensureLimitsOf, type Installed } from '#kernel/workflow/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import { invalid } from '#platform/error.ts'
import { LONGEST_EXTENSION_DAYS, forwardForm, petition } from '../petition.ts'
import type { MattersDb } from './matter-rows.ts'
import { dispatchable } from './dispatchable.ts'

const DAY_MS = 86_400_000

/** The procedure with what the Regulations add: no more than 30 days of delay, and only units that work may be given to. */
export const petitionInstalled: Installed = {
  procedure: petition,
  hooks: {
    facts: async () => ({ photoRequired: false, reopenDays: 0 }),
    async beforeAct(tx, at) {
      if (at.action === 'forward') {
        const form = forwardForm.safeParse(at.form).data
        if (form) await guardUnits(tx.db, at.case.area_code, { form, now: tx.now })
      }
      if (at.action !== 'ask_extension' || typeof at.form.until !== 'string' || !at.case.due_at) return
      const longest = at.case.due_at.getTime() + LONGEST_EXTENSION_DAYS * DAY_MS
      if (Date.parse(`${at.form.until}T00:00:00+08:00`) > longest)
        throw invalid('form.until', 'matters.extension_too_long')
    },
  },
}

async function guardUnits(
  db: MattersDb,
  areaCode: string,
  { form, now }: { form: { leadOrganisationId: string; assistOrganisationIds: string[] }; now: Date },
): Promise<void> {
  const { leadOrganisationId: lead, assistOrganisationIds: assists } = form
  if (assists.includes(lead)) throw invalid('form.assistOrganisationIds', 'matters.assist_is_lead')
  const known = await dispatchable(db, { areaCode, now, ids: [lead, ...assists] })
  if (!known.has(lead)) throw invalid('form.leadOrganisationId', 'matters.organisation_unknown')
  if (assists.some(id => !known.has(id))) throw invalid('form.assistOrganisationIds', 'matters.organisation_unknown')
}

/** Ships the limits of the Regulations as rows of each profile, so that they are seen and may be changed. */
export async function ensurePetitionLimits(db: Db, now: Date): Promise<void> {
  const limits = Object.entries(petition.states).flatMap(([state, one]) =>
    'limit' in one ? [{ state, ...one.limit }] : [],
  )
  await ensureLimitsOf(db, { procedure: petition.key }, { limits, now })
}
