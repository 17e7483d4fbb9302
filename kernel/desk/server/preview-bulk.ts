import { type Actor, can } from '#kernel/access/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { buttons, readRecord, stateLabel } from '#kernel/workflow/server/index.ts'
import { translate } from '#platform/i18n.ts'
import type { z } from 'zod'
import type { contract } from '../contract.ts'

type Input = z.output<typeof contract.routes.previewBulk.body>
type Item = z.input<typeof contract.routes.previewBulk.reply>['items'][number]
type Found = NonNullable<Awaited<ReturnType<typeof readRecord>>>

/**
 * What an action would meet on each case, by the same rules as its button. Nothing is done and nothing is locked: each
 * command is judged again when it comes.
 */
export async function previewBulk(ctx: Ctx, { action, cases }: Input): Promise<{ items: Item[] }> {
  const items: Item[] = []
  for (const key of cases) items.push(await previewOne(ctx, action, key))
  return { items }
}

async function previewOne(ctx: Ctx, action: string, key: { district: string; id: string }): Promise<Item> {
  const record = await readRecord(ctx.tx.db, { district: key.district, caseId: key.id })
  if (!record || !reaches(ctx.actor, record)) {
    const reason = translate(ctx.locale, 'platform:errors.not_found')
    return { ...key, case: null, open: false, reason, form: null, needsNote: false }
  }
  const button = (await buttons(ctx, record)).find(one => one.name === action)
  const closed = translate(ctx.locale, 'workflow:errors.not_in_this_state')
  const { number, title, place, category, subject_kind: subjectKind, subject_id: subjectId } = record.case
  return {
    ...key,
    case: { number, title, place, category, subjectKind, subjectId, stateLabel: stateLabel(record.case) },
    open: button?.enabled ?? false,
    reason: button?.enabled ? null : (button?.reasonText ?? closed),
    form: button?.form ?? null,
    needsNote: button?.needsNote ?? false,
  }
}

function reaches(actor: Actor, { case: row, assignments }: Found): boolean {
  return can(actor, 'case.read', {
    areaCode: row.area_code,
    caseType: row.procedure,
    reading: row.reading,
    assistOrganisationIds: assignments.map(one => one.organisation_id),
    requesterId: row.requester_id,
  })
}
