import { accept, askExtension, check, dispatch, rate, sign, type Story, submit } from './paths.ts'
import { minutesAround } from './script.ts'
import { excluded, followedUp, held, merged, objected, supervised, urged } from './side-courses.ts'
import { notes } from './words/notes.ts'
import { awake, duty, office } from './working-hours.ts'

/** Whole courses a matter may take, with how often each happens. Every one ends by itself when time allows. */
type Course = (story: Story) => void

const handled: Course = story => {
  accept(story)
  dispatch(story)
  sign(story)
  submit(story)
  check(story)
}

const straight: Course = story => {
  handled(story)
  rate(story)
}

const slow: Course = story => {
  accept(story)
  dispatch(story)
  story.script.wait(minutesAround(story.random, 900), office)
  sign(story)
  submit(story, 3.2)
  check(story)
  rate(story)
}

const returned: Course = story => {
  accept(story)
  dispatch(story, 'wrong')
  story.script.wait(minutesAround(story.random, 110), office)
  story.script.step('return', 'unit', { note: story.random.pick(notes.wrongUnit) })
  dispatch(story)
  sign(story)
  submit(story)
  check(story)
  rate(story)
}

const escalated: Course = story => {
  accept(story)
  story.script.wait(minutesAround(story.random, 20), duty)
  story.script.step('escalate', 'dispatcher', { note: story.random.pick(notes.escalate) })
  if (story.random.chance(0.2)) {
    story.script.wait(minutesAround(story.random, 60), office)
    story.script.step('hand_down', 'supervisor', { note: story.random.pick(notes.handDown) })
    dispatch(story)
  } else {
    story.script.wait(minutesAround(story.random, 50), office)
    dispatch(story, story.to, 'supervisor')
  }
  sign(story)
  submit(story)
  check(story)
  rate(story)
}

const reworked: Course = story => {
  accept(story)
  dispatch(story)
  sign(story)
  submit(story)
  check(story, 'send_back')
  submit(story, 0.6)
  check(story)
  rate(story)
}

const notSolved: Course = story => {
  handled(story)
  if (!story.rateable) return
  rate(story, 'not_solved')
  dispatch(story)
  sign(story)
  submit(story, 0.8)
  check(story)
  rate(story, 'solved')
}

const extended = (granted: boolean): Course => {
  return story => {
    accept(story)
    dispatch(story)
    sign(story)
    askExtension(story, granted)
    submit(story, granted ? 1.2 : 0.5)
    check(story)
    rate(story)
  }
}

const reopened: Course = story => {
  handled(story)
  if (!story.rateable) return
  rate(story, 'solved')
  story.script.wait(minutesAround(story.random, 600), awake)
  story.script.wait(5, office)
  story.script.step('reopen', 'supervisor', { note: story.random.pick(notes.reopen) })
  dispatch(story)
  sign(story)
  submit(story)
  check(story)
  rate(story)
}

const declined: Course = story => {
  const reason = story.random.weighted([
    ['not_ours', 5],
    ['duplicate', 4],
    ['emergency', 1],
  ] as const)
  story.script.wait(minutesAround(story.random, 40), duty)
  story.script.step('decline', 'dispatcher', {
    form: { reason },
    note: story.random.pick<string>(notes.decline[reason]),
  })
}

const withdrawn: Course = story => {
  if (!story.rateable) {
    handled(story)
    return
  }
  accept(story)
  story.script.wait(2, awake)
  story.script.step('withdraw', 'requester')
}

const voided: Course = story => {
  accept(story)
  story.script.wait(minutesAround(story.random, 200), office)
  story.script.step('void', 'supervisor', { note: story.random.pick(notes.void) })
}

/** The grid worker deals with it on the spot and shows how it was left. */
const settled = (refused: boolean): Course => {
  return story => {
    story.script.wait(minutesAround(story.random, 9), awake)
    story.script.step('settle', 'requester', { note: story.random.pick(notes.settled), photo: true })
    check(story, refused ? 'refuse_settlement' : 'pass')
    if (!refused) return
    dispatch(story)
    sign(story)
    submit(story)
    check(story)
  }
}

export const requestCourses: readonly (readonly [Course, number])[] = [
  [straight, 680],
  [slow, 36],
  [returned, 48],
  [escalated, 46],
  [reworked, 48],
  [notSolved, 34],
  [extended(true), 34],
  [extended(false), 8],
  [reopened, 12],
  [declined, 40],
  [withdrawn, 14],
  [voided, 7],
  [held, 12],
  [objected, 14],
  [supervised, 12],
  [excluded, 8],
  [urged, 22],
  [followedUp, 60],
  [merged, 16],
]

export const eventCourses: readonly (readonly [Course, number])[] = [
  [settled(false), 470],
  [settled(true), 22],
  [handled, 400],
  [slow, 16],
  [returned, 24],
  [escalated, 22],
  [reworked, 26],
  [extended(true), 14],
  [declined, 12],
  [voided, 5],
  [supervised, 6],
]
