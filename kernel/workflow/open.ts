import type { Procedure } from './definition.ts'
import { type EngineContext, enterState, type Signature, takeStep } from './engine.ts'
import type { Born, Change } from './records.ts'
import { wallClock } from './wall-clock.ts'

/** What a new case is about. `district` is the six digits `areaCode` begins with. */
export interface NewCase extends Omit<Born, 'procedure' | 'version'> {
  district: string
  id: string
}

/**
 * Opens a case in the first state of its procedure: its first action, its first clock, whoever must act.
 * The requester is told that it was received, under which number and by when it will be looked at.
 */
export function planOpen(
  ctx: EngineContext,
  procedure: Procedure,
  input: { subject: NewCase; by: Signature; fileIds?: readonly string[] },
): Change {
  const { district, id, ...about } = input.subject
  const born: Born = { ...about, procedure: procedure.key, version: procedure.version }
  const subject = { procedure: procedure.key, category: born.category, urgency: born.urgency, area_code: born.areaCode }
  const { stop: _nothingRuns, ...entering } = enterState(ctx, procedure, {
    subject,
    state: procedure.start,
    lead: null,
  })
  const [clock] = entering.start ?? []
  const due = clock ? wallClock(clock.dueAt) : ''
  return takeStep(
    ctx,
    procedure,
    { before: null, district, caseId: id },
    {
      name: 'open',
      toState: procedure.start,
      by: input.by,
      visibility: 'public',
      ...(input.fileIds ? { fileIds: input.fileIds } : {}),
      effects: { born, ...entering },
      events: ['opened'],
      told: { key: 'workflow:told.open', params: { number: born.number, title: born.title, due } },
    },
  )
}
