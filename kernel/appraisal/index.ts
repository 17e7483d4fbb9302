import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export { checkScheme, type Known, type SchemeProblem } from './check-scheme.ts'
export { contract } from './contract.ts'
export { bandOf, countResult, type CountedResult } from './count-result.ts'
export { type Answers, type Ballot, type Facts } from './facts.ts'
export { permissions } from './permissions.ts'
export { aScheme } from './scheme.fixtures.ts'
export { movesFrom, ROUND_STATES, type RoundState } from './round.ts'
export { rules, type Rules, type Scheme, SUBJECT_KINDS, type SubjectKind, WHOLE } from './scheme.ts'
export { type PublishedResult, type RoundLine } from './shapes.ts'
export { tallyBallots, withBallot } from './tally.ts'

export const messages = { zh, en }
