import { accept, check, dispatch, rate, sign, type Story, submit } from './paths.ts'
import { minutesAround } from './script.ts'
import { notes } from './words/notes.ts'
import { duty, office } from './working-hours.ts'

/** The side roads of real handling, as courses a matter may take. */

const toWork = (story: Story) => {
  accept(story)
  dispatch(story)
  sign(story)
}

const toEnd = (story: Story) => {
  submit(story)
  check(story)
}

/** Nothing can be done for now: on the held list, with a date to look at it again. */
export function hold(story: Story, inDays: number): void {
  toWork(story)
  story.script.wait(minutesAround(story.random, 120), office)
  story.script.step('hold', 'dispatcher', { note: story.random.pick(notes.hold), inDays })
}

/** The unit asks for it, with a photo of what stands in the way. */
export function askToHold(story: Story, inDays: number): void {
  toWork(story)
  story.script.wait(minutesAround(story.random, 120), office)
  story.script.step('ask_hold', 'unit', { note: story.random.pick(notes.hold), inDays, photo: true })
}

export function held(story: Story): void {
  if (story.random.chance(0.5)) {
    askToHold(story, story.random.int(12, 40))
    story.script.wait(minutesAround(story.random, 90), office)
    const granted = story.random.chance(0.8)
    const note = story.random.pick<string>(granted ? notes.holdGranted : notes.holdRefused)
    story.script.step('decide_hold', 'dispatcher', { note, form: { granted } })
    if (!granted) return goOn(story)
  } else hold(story, story.random.int(12, 40))
  story.script.wait(minutesAround(story.random, 2200), office)
  story.script.step('release', 'dispatcher', { note: story.random.pick(notes.release) })
  goOn(story)
}

function goOn(story: Story): void {
  toEnd(story)
  rate(story)
}

/** The unit says it is the wrong one. */
export function object(story: Story): void {
  accept(story)
  dispatch(story, 'wrong')
  story.script.wait(minutesAround(story.random, 70), office)
  story.script.step('object', 'unit', { note: story.random.pick(notes.objection) })
}

export function objected(story: Story): void {
  object(story)
  story.script.wait(minutesAround(story.random, 60), office)
  const accepted = story.random.chance(0.7)
  const note = story.random.pick<string>(accepted ? notes.objectionAccepted : notes.objectionRejected)
  story.script.step('decide_objection', 'supervisor', { note, form: { accepted } })
  if (accepted) dispatch(story)
  sign(story)
  toEnd(story)
  rate(story)
}

/** Somebody above wants it in writing, by a date. */
export function supervise(story: Story, level: 'yellow' | 'red'): void {
  toWork(story)
  story.script.wait(minutesAround(story.random, 90), office)
  story.script.step('supervise', 'supervisor', {
    note: story.random.pick(notes.supervise),
    form: { level },
    inDays: level === 'red' ? 2 : 4,
  })
}

export function supervised(story: Story): void {
  supervise(story, story.random.chance(0.25) ? 'red' : 'yellow')
  story.script.wait(minutesAround(story.random, 100), office)
  story.script.step('answer_supervision', 'unit', { note: story.random.pick(notes.superviseAnswer) })
  toEnd(story)
}

/** Asked to be left out of assessment; a second person decides. */
export function excluded(story: Story): void {
  toWork(story)
  toEnd(story)
  story.script.wait(minutesAround(story.random, 120), office)
  story.script.step('ask_exclusion', 'dispatcher', {
    note: story.random.pick(notes.excludeAsk),
    form: { ground: story.random.pick(['beyond_policy', 'duplicate', 'unreasonable'] as const) },
    photo: true,
  })
  story.script.wait(minutesAround(story.random, 90), office)
  const approved = story.random.chance(0.75)
  const note = story.random.pick<string>(approved ? notes.excludeApproved : notes.excludeRefused)
  story.script.step('decide_exclusion', 'supervisor', { note, form: { approved } })
}

export function urged(story: Story): void {
  toWork(story)
  if (story.rateable) {
    story.script.wait(minutesAround(story.random, 60), duty)
    story.script.step('urge', 'requester', { note: story.random.pick(notes.urge) })
  }
  toEnd(story)
  rate(story)
}

/** Whoever does not rate is asked on the telephone. */
export function followedUp(story: Story): void {
  toWork(story)
  toEnd(story)
  story.script.wait(minutesAround(story.random, 500), office)
  story.script.step('follow_up', 'checker', {
    form: { reached: 'reached', solved: 'solved', satisfied: story.random.pick(['satisfied', 'basically'] as const) },
    note: story.random.pick(notes.followUp),
  })
}

/** The same was raised before: it goes into that one. */
export function merged(story: Story): void {
  story.script.wait(minutesAround(story.random, 25), duty)
  story.script.step('merge', 'dispatcher', { note: story.random.pick(notes.decline.duplicate) })
}
