import { categoryItems, petition, procedures, titleFrom } from '#features/matters/index.ts'
import {
  type ActionRow,
  type CaseFacts,
  planAct,
  planOpen,
  planSweep,
  type Procedure,
  type Signature,
} from '#kernel/workflow/index.ts'
import type { MatterPlan } from '../matters/plan.ts'
import type { ScriptStep } from '../matters/script.ts'
import type { Random } from '../random.ts'
import { answerAssists } from './assists.ts'
import { dispatchChoice } from './dispatch-choice.ts'
import { actorFactsOf, doerOf } from './doers.ts'
import { mergeMatter } from './merge-matter.ts'
import { keep, type PlayedMatter, type PlayedRating } from './played.ts'
import { engineAt, type World } from './world.ts'

/** Plays one plan through the engine, sweeps included, up to now: the record is exactly what the product would have written. */
export function playMatter(world: World, plan: MatterPlan, random: Random): PlayedMatter {
  const procedure = procedureOf(plan)
  const played = open(world, procedure, plan, random)
  for (const step of plan.steps) {
    sweepUntil(world, procedure, played, { until: step.at, random })
    const refusal = take(world, procedure, played, { step, random })
    if (!refusal) continue
    played.refused = { action: step.action, code: refusal }
    break
  }
  sweepUntil(world, procedure, played, { until: world.now, random })
  return played
}

function procedureOf(plan: MatterPlan): Procedure {
  const procedure = [...procedures, petition].find(one => one.key === plan.kind)
  if (!procedure) throw new Error(`No procedure ${plan.kind}`)
  return procedure
}

function open(world: World, procedure: Procedure, plan: MatterPlan, random: Random): PlayedMatter {
  const { openedAt, place } = plan
  const district = place.gridCode.slice(0, 6)
  const [matterId, caseId] = [random.id(openedAt), random.id(openedAt)]
  const opener = openerOf(world, plan)
  const category = categoryItems.find(item => item.id === plan.category)
  const photos = plan.photo
    ? [{ id: random.id(openedAt), kind: plan.photo, phase: 'before' as const, uploadedBy: opener.personId }]
    : []
  const change = planOpen(engineAt(world, openedAt, random), procedure, {
    subject: {
      district,
      id: caseId,
      subjectKind: 'matter',
      subjectId: matterId,
      number: world.number(district, openedAt),
      title: titleFrom(plan.words, category?.name ?? null),
      place: place.text,
      areaCode: place.gridCode,
      category: plan.category,
      urgency: category?.urgency ?? 'normal',
      requesterId: plan.kind === 'grid_event' ? opener.personId : (plan.requester?.personId ?? null),
    },
    by: opener,
    fileIds: photos.map(photo => photo.id),
  })
  const played: PlayedMatter = {
    plan,
    matterId,
    record: change.record,
    actions: [],
    assignments: new Map(),
    clocks: new Map(),
    photos: photos.map(photo => ({ ...photo, at: openedAt, visibility: 'public' })),
    dispatches: [],
    ratings: [],
    followers: [],
    told: [],
    refused: null,
  }
  keep(played, change)
  return played
}

/** Residents sign without a name; a grid worker, or whoever wrote it down for somebody, signs for the unit. */
function openerOf({ directory }: World, plan: MatterPlan): Signature {
  if (plan.source === 'resident')
    return { personId: plan.requester?.personId ?? null, name: '', unit: null, organisationId: null }
  const { gridCode } = plan.place
  const [personId] =
    plan.source === 'grid_worker'
      ? directory.holding('grid_worker', gridCode)
      : plan.source === 'hotline'
        ? directory.holding('street_supervisor', gridCode.slice(0, 9))
        : directory.holding('community_dispatcher', gridCode.slice(0, 12))
  if (personId === undefined) throw new Error(`Nobody could have reported at ${gridCode}`)
  const actor = directory.actor(personId)
  const organisationId = actor.posts.find(post => gridCode.startsWith(post.areaCode))?.organisationId ?? null
  return { personId, name: actor.name, unit: directory.unitName(organisationId), organisationId }
}

function factsOf(played: PlayedMatter): CaseFacts {
  const item = categoryItems.find(one => one.id === played.record.case.category)
  return { photoRequired: item?.photoRequired ?? false, reopenDays: item?.reopenDays ?? 15 }
}

/** Asked for with evidence, whatever the matter is about. */
const proves = new Set(['ask_exclusion', 'ask_hold'])

/** A sweep comes round some seconds after the moment. */
const SWEEP_LAG = 20_000

function sweepUntil(
  world: World,
  procedure: Procedure,
  played: PlayedMatter,
  to: { until: Date; random: Random },
): void {
  for (;;) {
    const { next_sweep_at: next } = played.record.case
    if (next === null) return
    const at = new Date(next.getTime() + SWEEP_LAG)
    if (at >= to.until) return
    const change = planSweep(engineAt(world, at, to.random), {
      procedure,
      record: played.record,
      facts: factsOf(played),
    })
    if (!change) return
    keep(played, change)
  }
}

/** One step of the script; the refusal's code when the engine will not have it. */
function take(
  world: World,
  procedure: Procedure,
  played: PlayedMatter,
  at: { step: ScriptStep; random: Random },
): string | null {
  const { step, random } = at
  const personId = doerOf(world, played.record, { doer: step.by, random })
  if (personId === null) return 'nobody'
  if (step.action === 'submit')
    answerAssists(world, played, { procedure, facts: factsOf(played), before: step.at, lead: personId, random })
  const { record } = played
  if (step.action === 'merge')
    return mergeMatter(world, played, { procedure, facts: factsOf(played), step, random, personId })
  const gives = step.action === 'dispatch' || step.action === 'forward'
  const choice = gives ? dispatchChoice(world, played, step.to ?? 'suggested') : null
  const kind = played.plan.photo ?? 'rubbish'
  const photo =
    step.photo && (played.plan.photo || factsOf(played).photoRequired || proves.has(step.action))
      ? { id: random.id(step.at), kind, phase: 'after' as const, uploadedBy: personId, at: step.at }
      : null
  const result = planAct(engineAt(world, step.at, random), {
    procedure,
    record,
    action: step.action,
    actor: actorFactsOf(world, record, personId),
    facts: factsOf(played),
    input: {
      note: step.note,
      form: { ...step.form, ...choice?.form, ...until(played, step) },
      fileIds: photo ? [photo.id] : [],
    },
  })
  if (!result.ok) return result.refusal.code
  keep(played, result.change)
  const { action } = result.change
  if (photo) played.photos.push({ ...photo, visibility: action.visibility })
  if (choice && step.action === 'dispatch')
    played.dispatches.push({ seq: action.seq, at: step.at, decidedBy: personId, explanation: choice.explanation })
  const rated = step.action === 'rate' || (step.action === 'follow_up' && action.form.reached === 'reached')
  if (rated) played.ratings.push(ratingOf(action, played))
  return null
}

/** The day an extension is asked for, counted from the present end; a hold or a supervision, from the step. */
function until({ record }: PlayedMatter, step: ScriptStep): { until?: string } {
  const due = record.case.due_at
  if (step.inDays !== undefined) return { until: dayAfter(step.at, step.inDays) }
  if (step.extraDays === undefined || due === null) return {}
  return { until: dayAfter(due, step.extraDays) }
}

function dayAfter(at: Date, days: number): string {
  return new Date(at.getTime() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
}

function ratingOf({ name, form, effects }: ActionRow, { record, actions }: PlayedMatter): PlayedRating {
  const begun = effects.attempt
  return {
    attempt: begun === undefined ? record.case.attempt : begun - 1,
    solved: String(form.solved),
    satisfied: String(form.satisfied),
    words: typeof form.words === 'string' ? form.words : null,
    ratedAt: actions.at(-1)?.at ?? record.case.updated_at,
    source: name === 'follow_up' ? 'follow_up' : 'requester',
  }
}
