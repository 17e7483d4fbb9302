import type { Answers } from './facts.ts'
import type { Rules } from './scheme.ts'

/** The indicator at fault, or null when every answer is one the scale offers and something is said at all. */
export function answerFault(rules: Rules, answers: Answers): string | null {
  const scored = rules.indicators.filter(one => one.source === 'scored')
  for (const [key, answer] of Object.entries(answers)) {
    const one = scored.find(indicator => indicator.key === key)
    if (!one) return key
    const { scale } = one
    const offered =
      scale.kind === 'points'
        ? typeof answer === 'number' && answer >= scale.min && answer <= scale.max
        : scale.grades.some(grade => grade.key === answer)
    if (!offered) return key
  }
  return Object.keys(answers).length === 0 ? (scored[0]?.key ?? '') : null
}
