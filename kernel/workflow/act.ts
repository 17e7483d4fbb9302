import { z } from 'zod'
import { daysUntil } from '#kernel/calendar/index.ts'
import { type ActorFacts, signatureOf } from './actors.ts'
import { type CaseFacts, isStanding, needsPhoto, refusalOf } from './availability.ts'
import { newAttempt, reopenUntil } from './attempt.ts'
import { type ActionDefinition, isFinal, OUTCOMES, type Procedure } from './definition.ts'
import { type EngineContext, enterState, leadOf, type Signature, stateOf, takeStep, toldParams } from './engine.ts'
import { type ActInput, fill, type Filled } from './fill.ts'
import { type CaseEventKind, type CaseRecord, type Effects, type Plan, refuse } from './records.ts'
import { pending } from './clocks.ts'
import { route } from './route.ts'
import type { MergeTarget } from './standing-act.ts'
import { planStanding } from './standing-steps.ts'
import { wallClock } from './wall-clock.ts'

export interface Act {
  procedure: Procedure
  record: CaseRecord
  action: string
  actor: ActorFacts
  facts: CaseFacts
  input: ActInput
  /** For `merge`: the case the form names, if there is one. */
  target?: MergeTarget | null
}

/** Plans one action, of the procedure or standing: every row it would write, or why it may not be taken. */
export function planAct(ctx: EngineContext, act: Act): Plan {
  const { procedure, record, actor } = act
  const fault = refusalOf({ procedure, record, actor, now: ctx.now }, act.action)
  if (fault) return { ok: false, refusal: fault }
  const by = signatureOf(procedure, record, actor)
  if (isStanding(act.action)) return planStanding(ctx, { ...act, name: act.action, by })
  const action = procedure.actions[act.action]
  if (!action) return refuse('workflow.no_such_action', { params: { action: act.action } })
  const filled = fill(act.input, {
    form: action.form,
    needsNote: action.needsNote === true,
    needsFile: needsPhoto(action, act.facts),
  })
  return filled.ok ? planOwn(ctx, act, { name: act.action, action, by, filled: filled.filled }) : filled
}

/** Fires an action of the procedure as the system; used when a limit has passed. */
export function planSystemAct(ctx: EngineContext, act: Omit<Act, 'actor' | 'input'> & { by: Signature }): Plan {
  const action = act.procedure.actions[act.action]
  if (!action) return refuse('workflow.no_such_action', { params: { action: act.action } })
  const filled: Filled = { note: null, form: {}, fileIds: [] }
  return planOwn(ctx, act, { name: act.action, action, by: act.by, filled })
}

interface OwnStep {
  name: string
  action: ActionDefinition
  by: Signature
  filled: Filled
}

function planOwn(ctx: EngineContext, act: Pick<Act, 'procedure' | 'record' | 'facts'>, step: OwnStep): Plan {
  const { procedure, record, facts } = act
  const { name, action, by, filled } = step
  const { toState, reopens } = route(action, filled.form)
  const outcome = outcomeOf(action, filled.form)
  if (!outcome.ok) return outcome
  const effects: Effects = { ...outcome.effects, ...copied(action, filled.form) }
  if (action.handles && by.personId) effects.handler = by.personId
  if (reopens) Object.assign(effects, newAttempt(record))
  Object.assign(effects, remembered(record, { procedure, action, by, reopens, toState }))
  if (action.assigns) Object.assign(effects, assignment(ctx, record, filled.form))
  const lead = effects.assign?.find(row => row.duty === 'lead')?.organisation ?? (reopens ? null : leadOf(record))
  const target = stateOf(procedure, toState)
  if (!isFinal(target) && target.actor.kind === 'unit' && lead === null) return refuse('workflow.no_lead_unit')
  if (toState !== record.case.state || reopens || action.assigns) {
    const { category, urgency } = { ...record.case, ...effects.set }
    const subject = { procedure: procedure.key, category, urgency, area_code: record.case.area_code }
    const supervision = pending(record, 'supervision')
    const dueOn = action.dueOn ? dueDay.safeParse(filled.form.dueOn).data : undefined
    if (action.dueOn && (!dueOn || daysUntil(ctx.now, dueOn) < 1))
      return refuse('workflow.due_not_later', { field: 'form.dueOn' })
    Object.assign(effects, enterState(ctx, procedure, { subject, state: toState, lead, supervision, dueOn }))
  }
  if (isFinal(target)) effects.reopenUntil = reopenUntil(ctx.now, { procedure, facts, state: toState })
  const visibility = action.visibility ?? 'public'
  const told =
    visibility === 'public'
      ? { key: `${procedure.module}:procedures.${procedure.key}.told.${name}`, params: toldOf(record, filled, effects) }
      : null
  const events = eventsOf(effects, { closes: isFinal(target), reopens })
  return {
    ok: true,
    change: takeStep(
      ctx,
      procedure,
      { before: record },
      { name, toState, by, visibility, ...filled, effects, events, told },
    ),
  }
}

const dueDay = z.iso.date()

interface Taken {
  procedure: Procedure
  action: ActionDefinition
  by: Signature
  reopens: boolean
  toState: string
}

/**
 * What counts beyond the step itself. Rework (返工): a check that sends back to work, or a new attempt, once for each
 * attempt. First recipient (首接): the lead unit that signed first, with whoever signed.
 */
function remembered(record: CaseRecord, taken: Taken): Effects {
  const { procedure, action, by, reopens, toState } = taken
  const { attempt, reworked_attempt: reworked, first_organisation: known } = record.case
  const [from, to] = [stateOf(procedure, record.case.state), stateOf(procedure, toState)]
  const sentBack = !isFinal(from) && from.bucket === 'check' && !isFinal(to) && BACK_TO_WORK.has(to.bucket)
  const current = reopens ? attempt + 1 : attempt
  const lead = leadOf(record)
  const signs = !known && lead !== null && by.organisationId === lead && !isFinal(from) && from.actor.kind === 'unit'
  return {
    ...((reopens || sentBack) && reworked !== current ? { rework: current } : {}),
    ...(signs && action.by !== 'system' ? { first: { organisation: lead, person: by.personId } } : {}),
  }
}

const BACK_TO_WORK: ReadonlySet<string> = new Set(['accept', 'dispatch', 'handle'])

const outcomeForm = z.object({ outcome: z.enum(OUTCOMES), nextDate: z.iso.date().optional() })

function outcomeOf(action: ActionDefinition, form: Record<string, unknown>) {
  if (!action.outcome) return { ok: true as const, effects: {} }
  if (action.outcome !== 'form') return { ok: true as const, effects: { outcome: { outcome: action.outcome } } }
  const read = outcomeForm.safeParse(form)
  if (!read.success) return refuse('workflow.outcome_needed', { field: 'form.outcome' })
  const { outcome, nextDate } = read.data
  // "Not now" without a date would be "never" in polite words.
  if (outcome === 'not_now' && !nextDate) return refuse('workflow.next_date_needed', { field: 'form.nextDate' })
  return { ok: true as const, effects: { outcome: nextDate ? { outcome, nextDate } : { outcome } } }
}

function copied(action: ActionDefinition, form: Record<string, unknown>): Effects {
  const entries = (action.sets ?? []).flatMap(key => {
    const value = form[key]
    return typeof value === 'string' ? [[key, value]] : []
  })
  return entries.length > 0 ? { set: Object.fromEntries(entries) } : {}
}

const leadForm = z.object({ leadOrganisationId: z.string(), assistOrganisationIds: z.array(z.string()).default([]) })

/** The new units take over from all former ones. */
function assignment(ctx: EngineContext, record: CaseRecord, form: Record<string, unknown>): Effects {
  const { leadOrganisationId, assistOrganisationIds } = leadForm.parse(form)
  const assists = [...new Set(assistOrganisationIds)].filter(id => id !== leadOrganisationId)
  return {
    unassign: record.assignments.map(row => row.id),
    assign: [
      { id: ctx.newId(), duty: 'lead', organisation: leadOrganisationId },
      ...assists.map(organisation => ({ id: ctx.newId(), duty: 'assist' as const, organisation })),
    ],
  }
}

function toldOf(record: CaseRecord, filled: Filled, effects: Effects): Record<string, string> {
  const [clock] = effects.start ?? []
  return toldParams(record, {
    note: filled.note,
    due: clock && wallClock(clock.dueAt),
    outcome: effects.outcome?.outcome,
    nextDate: effects.outcome?.nextDate,
  })
}

function eventsOf(effects: Effects, at: { closes: boolean; reopens: boolean }): CaseEventKind[] {
  const events: CaseEventKind[] = ['acted']
  if (effects.assign) events.push('assigned')
  if (at.reopens) events.push('reopened')
  if (at.closes) events.push('closed')
  return events
}
