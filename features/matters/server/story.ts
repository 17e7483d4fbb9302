import { z } from 'zod'
import { hasText, type Locale, translate } from '#platform/i18n.ts'
import { photosOf } from './case-photos.ts'
import type { MattersDb } from './matter-rows.ts'

interface StoryOf {
  district: string
  caseId: string
  kind: string
  locale: Locale
}

const closing = z.object({ reopenUntil: z.string().nullish() })

/** The public steps of a case as a requester reads them, newest first: units, never persons. */
export async function storyOf(db: MattersDb, of: StoryOf) {
  const rows = await db
    .selectFrom('workflow.action')
    .select(['seq', 'name', 'at', 'actor_unit', 'note', 'file_ids', 'effects', 'visibility'])
    .where('district', '=', of.district)
    .where('case_id', '=', of.caseId)
    .orderBy('seq', 'desc')
    .execute()
  const effects = rows.map(row => closing.safeParse(row.effects).data?.reopenUntil)
  const shown = rows.filter(row => row.visibility === 'public')
  return {
    steps: shown.flatMap(row => {
      const sentence = sentenceOf(of, row.name)
      return sentence === null
        ? []
        : [
            {
              name: row.name,
              at: row.at.toISOString(),
              sentence,
              unit: row.actor_unit,
              note: row.note,
              // The photos of the report itself stand at its head.
              photos: row.seq === 1 ? [] : photosOf(of.district, row.file_ids),
            },
          ]
    }),
    reportedWith: rows.at(-1)?.file_ids ?? [],
    reopenUntil: effects.find(until => typeof until === 'string') ?? null,
  }
}

/** The procedure's own sentence, else the one every procedure shares; a step without words is not worth telling. */
function sentenceOf(of: StoryOf, name: string): string | null {
  const own = `matters:procedures.${of.kind}.told.${name}`
  const shared = `matters:story.steps.${name}`
  const key = [own, shared].find(hasText)
  return key === undefined ? null : translate(of.locale, key)
}

/** Who looked at the requester's name and number, and why: whoever is looked at may know (charter 10). */
export async function looksAt(db: MattersDb, key: { district: string; id: string }) {
  const rows = await db
    .selectFrom('audit.entry')
    .select(['at', 'actor_name', 'reason'])
    .where('district', '=', key.district)
    .where('subject_kind', '=', 'matter')
    .where('subject_id', '=', key.id)
    .where('event', '=', 'matter.contact_revealed')
    .orderBy('at', 'desc')
    .limit(50)
    .execute()
  return rows.map(row => ({ at: row.at.toISOString(), by: row.actor_name, reason: row.reason ?? '' }))
}
