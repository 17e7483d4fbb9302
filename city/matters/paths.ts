import type { Random } from '../random.ts'
import { doneWords } from './phrases.ts'
import { type DispatchTo, minutesAround, type ScriptWriter } from './script.ts'
import { notes, ratingWords } from './words/notes.ts'
import { allDay, awake, duty, office, roundTheClock, type Shift } from './working-hours.ts'

export type Urgency = 'emergency' | 'urgent' | 'normal' | 'complex'

/** What the paths need to know of a matter. */
export interface Story {
  random: Random
  script: ScriptWriter
  category: string
  urgency: Urgency
  /** In a compound somebody is on site every day. */
  atCompound: boolean
  /** Nobody can rate what was written down on somebody's behalf. */
  rateable: boolean
  to: DispatchTo
}

/** Typical working minutes from signing to submitting. */
const handling: Record<Urgency, number> = { emergency: 70, urgent: 260, normal: 620, complex: 2100 }

function shiftOf({ urgency, atCompound }: Story): Shift {
  if (urgency === 'emergency') return roundTheClock
  return atCompound || urgency === 'urgent' ? allDay : office
}

export function accept(story: Story): void {
  const { random, script, category, urgency } = story
  script.wait(minutesAround(random, urgency === 'emergency' ? 6 : 34), urgency === 'emergency' ? roundTheClock : duty)
  script.step('accept', 'dispatcher', { form: { category, urgency } })
}

export function dispatch(
  story: Story,
  to: DispatchTo = story.to,
  by: 'dispatcher' | 'supervisor' = 'dispatcher',
): void {
  const { random, script, urgency } = story
  script.wait(minutesAround(random, urgency === 'emergency' ? 3 : 16), urgency === 'emergency' ? roundTheClock : duty)
  script.step('dispatch', by, { to })
}

export function sign(story: Story): void {
  const { random, script, urgency } = story
  script.wait(minutesAround(random, urgency === 'emergency' ? 8 : 75), shiftOf(story))
  script.step('sign', 'unit')
}

export function submit(story: Story, pace = 1): void {
  const { random, script, category, urgency } = story
  if (random.chance(0.1)) {
    script.wait(minutesAround(random, handling[urgency] * 0.3), shiftOf(story))
    const visibility = random.chance(0.6) ? 'public' : 'internal'
    script.step('comment', 'unit', { note: random.pick(notes.commentUnit), form: { visibility } })
  }
  script.wait(minutesAround(random, handling[urgency] * pace), shiftOf(story))
  const outcome = random.weighted([
    ['done', 94],
    ['nothing_to_do', 3],
    ['not_now', 1.6],
    ['not_ours', 0.8],
  ] as const)
  if (outcome === 'done') {
    script.step('submit', 'unit', { note: doneWords(random, category), form: { outcome }, photo: true })
    return
  }
  const note = { nothing_to_do: notes.nothingToDo, not_now: notes.notNow, not_ours: notes.notOurs }[outcome]
  const later = new Date(script.at.getTime() + random.int(40, 160) * 86_400_000).toISOString().slice(0, 10)
  const form = outcome === 'not_now' ? { outcome, nextDate: later } : { outcome }
  script.step('submit', 'unit', { note: random.pick(note), form, photo: true })
}

export function check(story: Story, action: 'pass' | 'send_back' | 'refuse_settlement' = 'pass'): void {
  const { random, script } = story
  script.wait(minutesAround(random, 130), duty)
  const words = { pass: notes.pass, send_back: notes.sendBack, refuse_settlement: notes.refuseSettlement }[action]
  const note = random.pick<string>(words)
  script.step(action, 'checker', note ? { note } : {})
}

/** Within the seven days after which the rating closes by itself; many never rate. */
export function rate(story: Story, solved?: 'solved' | 'partly' | 'not_solved'): void {
  const { random, script, rateable } = story
  if (!rateable || (!solved && random.chance(0.27))) return
  // Some six days of waking hours at most: after seven days nobody is asked any more.
  script.wait(Math.min(5600, minutesAround(random, random.chance(0.7) ? 240 : 1900)), awake)
  const answer =
    solved ??
    random.weighted([
      ['solved', 92],
      ['partly', 8],
    ] as const)
  const satisfied = satisfaction(random, answer)
  const pool = { solved: ratingWords.solved, partly: ratingWords.partly, not_solved: ratingWords.notSolved }[answer]
  const words = random.pick(answer === 'solved' && satisfied !== 'satisfied' ? ratingWords.displeased : pool)
  const speaks = answer === 'not_solved' || random.chance(0.4)
  script.step('rate', 'requester', {
    form: speaks ? { solved: answer, satisfied, words } : { solved: answer, satisfied },
  })
}

function satisfaction(random: Random, solved: 'solved' | 'partly' | 'not_solved') {
  const odds = {
    solved: [86, 12, 2],
    partly: [20, 65, 15],
    not_solved: [0, 15, 85],
  }[solved]
  return random.weighted([
    ['satisfied', odds[0] ?? 1],
    ['basically', odds[1] ?? 0],
    ['not_satisfied', odds[2] ?? 0],
  ] as const)
}

export function askExtension(story: Story, granted: boolean): void {
  const { random, script, urgency } = story
  script.wait(minutesAround(random, handling[urgency] * 0.4), shiftOf(story))
  script.step('ask_extension', 'unit', { note: random.pick(notes.extensionAsked), extraDays: random.int(2, 6) })
  script.wait(minutesAround(random, 90), office)
  const note = random.pick<string>(granted ? notes.extensionGranted : notes.extensionRefused)
  script.step('decide_extension', 'supervisor', { note, form: { granted } })
}
