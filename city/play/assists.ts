import { type CaseFacts, planAct, type Procedure } from '#kernel/workflow/index.ts'
import type { Random } from '../random.ts'
import { notes } from '../matters/words/notes.ts'
import { actorFactsOf } from './doers.ts'
import { keep, type PlayedMatter } from './played.ts'
import { engineAt, type World } from './world.ts'

/** Before the lead submits, every assisting unit that owes an answer gives it; where nobody can, the lead goes on. */
export function answerAssists(
  world: World,
  played: PlayedMatter,
  at: { procedure: Procedure; facts: CaseFacts; before: Date; lead: string; random: Random },
): void {
  const { procedure, facts, before, lead, random } = at
  const since = played.record.case.updated_at.getTime()
  const owing = played.record.assignments.filter(row => row.duty === 'assist' && !row.answered_at && !row.waived_at)
  owing.forEach((row, index) => {
    const moment = new Date(since + Math.floor(((before.getTime() - since) * (index + 1)) / (owing.length + 1)))
    const [colleague] = world.directory.workingFor(row.organisation_id, played.record.case.area_code)
    const action = colleague ? 'answer_assist' : 'waive_assists'
    const result = planAct(engineAt(world, moment, random), {
      procedure,
      record: played.record,
      action,
      actor: actorFactsOf(world, played.record, colleague ?? lead),
      facts,
      input: { note: random.pick(colleague ? notes.assistAnswer : notes.assistWaived) },
    })
    if (result.ok) keep(played, result.change)
  })
}
