import { type Locale, translate } from '#platform/i18n.ts'
import { isStanding } from '../availability.ts'
import { ENGINE_STEPS } from '../definition.ts'
import type { ActionRow, CaseRecord } from '../records.ts'
import type { CaseView } from '../shapes.ts'
import { procedures } from './runtime.ts'

type ThreadStep = CaseView['thread'][number]

/** The history as one viewer may see it. A requester sees the public steps, and units in the place of persons. */
export function threadOf(
  history: readonly ActionRow[],
  view: { record: CaseRecord; publicOnly: boolean; locale: Locale },
): ThreadStep[] {
  let attempt = 1
  const steps: ThreadStep[] = []
  for (const action of history) {
    attempt = action.effects.attempt ?? attempt
    if (!view.publicOnly || action.visibility === 'public') steps.push(stepOf(action, { ...view, attempt }))
  }
  return steps
}

function stepOf(
  action: ActionRow,
  view: { record: CaseRecord; publicOnly: boolean; locale: Locale; attempt: number },
): ThreadStep {
  const { record, publicOnly, locale, attempt } = view
  const by = signer(action, record)
  return {
    seq: action.seq,
    name: action.name,
    label: labelOf(action.name, record),
    fromState: action.from_state,
    toState: action.to_state,
    at: action.at.toISOString(),
    by,
    actorName: by === 'staff' && !publicOnly ? action.actor_name : null,
    actorUnit: by === 'staff' ? action.actor_unit : translate(locale, `workflow:${by}`),
    visibility: action.visibility,
    note: action.note,
    form: publicOnly ? {} : action.form,
    fileIds: action.file_ids,
    outcome: action.effects.outcome?.outcome ?? null,
    nextDate: action.effects.outcome?.nextDate ?? null,
    attempt,
  }
}

/** Staff who raised a case themselves sign as staff: the grid worker's own find is no secret. */
function signer(action: ActionRow, record: CaseRecord): ThreadStep['by'] {
  if (action.actor_id === null) return 'system'
  return action.actor_id === record.case.requester_id && action.actor_name === '' ? 'requester' : 'staff'
}

function labelOf(name: string, record: CaseRecord): string {
  if (isStanding(name)) return `workflow:actions.${name}`
  if (ENGINE_STEPS.some(step => step === name)) return `workflow:steps.${name}`
  const { module, key } = procedures().get(record.case.procedure, record.case.procedure_version)
  return `${module}:procedures.${key}.actions.${name}`
}
