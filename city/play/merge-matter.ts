import { procedures } from '#features/matters/index.ts'
import { type CaseFacts, planAct, planMergedIn, type Procedure } from '#kernel/workflow/index.ts'
import type { ScriptStep } from '../matters/script.ts'
import type { Random } from '../random.ts'
import { actorFactsOf } from './doers.ts'
import { keep, type PlayedMatter } from './played.ts'
import { engineAt, type World } from './world.ts'

interface Merging {
  procedure: Procedure
  facts: CaseFacts
  step: ScriptStep
  random: Random
  personId: string
}

/**
 * Into a matter of the district that is still open: both histories know of it, and whoever raised it follows. Where
 * there is none, the dispatcher declines it as a duplicate.
 */
export function mergeMatter(world: World, played: PlayedMatter, merging: Merging): string | null {
  const { procedure, facts, step, random, personId } = merging
  const target = world.openIn?.(played.record.case.district, step.at)
  const action = target ? 'merge' : 'decline'
  const result = planAct(engineAt(world, step.at, random), {
    procedure,
    record: played.record,
    action,
    actor: actorFactsOf(world, played.record, personId),
    facts,
    input: { note: step.note, form: target ? { number: target.record.case.number } : { reason: 'duplicate' } },
    target: target?.record.case ?? null,
  })
  if (!result.ok) return result.refusal.code
  keep(played, result.change)
  if (target) receive(world, { target, played, at: step.at, random })
  return null
}

function receive(
  world: World,
  { target, played, at, random }: { target: PlayedMatter; played: PlayedMatter; at: Date; random: Random },
): void {
  const procedure = procedures.find(one => one.key === target.record.case.procedure)
  if (!procedure) return
  const { id, number, requester_id: requester } = played.record.case
  keep(target, planMergedIn(engineAt(world, at, random), procedure, { record: target.record, merged: { id, number } }))
  if (requester && requester !== target.record.case.requester_id)
    target.followers.push({ id: random.id(at), personId: requester, fromCase: id, since: at })
}
