import type { Random } from '../random.ts'
import { afterWork, type Shift } from './working-hours.ts'

/** Who takes a step; the player finds the person who holds that post where the case is. */
export type Doer = 'dispatcher' | 'checker' | 'supervisor' | 'leader' | 'unit' | 'requester'

/** Where a dispatch goes: to whom the duty list names, to somebody who will hand it back, or to one named unit. */
export type DispatchTo = 'suggested' | 'wrong' | { organisationId: string }

export interface ScriptStep {
  /** An action of the procedure or a standing one. */
  action: string
  at: Date
  by: Doer
  note?: string
  form?: Record<string, unknown>
  /** A photo of how it was left. */
  photo?: boolean
  to?: DispatchTo
  /** Asking for an extension: so many days after the present end. */
  extraDays?: number
  /** Holding or supervising: until so many days after the step. */
  inDays?: number
}

/** Writes steps one after the other; the clock of the story only moves forward. */
export interface ScriptWriter {
  readonly steps: readonly ScriptStep[]
  readonly at: Date
  wait(minutes: number, shift: Shift): void
  step(action: string, by: Doer, more?: Omit<ScriptStep, 'action' | 'at' | 'by'>): void
}

export function writeScript(start: Date): ScriptWriter {
  const steps: ScriptStep[] = []
  let at = start
  return {
    steps,
    get at() {
      return at
    },
    wait(minutes, shift) {
      at = afterWork(at, minutes, shift)
    },
    step(action, by, more = {}) {
      steps.push({ action, by, at, ...more })
    },
  }
}

/** A spread of minutes with a long tail: most near `typical`, some several times as long. */
export function minutesAround(random: Random, typical: number): number {
  const bell = (random.next() + random.next() + random.next()) / 3
  return Math.max(2, typical * (0.35 + bell * 1.3) * (random.chance(0.1) ? random.between(1.5, 3) : 1))
}
