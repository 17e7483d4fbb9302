import { messages } from '../index.ts'
import { appraisalPart } from './handlers.ts'

export {
  type AppraisalEvent,
  type AppraisalListener,
  type ConsequenceHook,
  installConsequences,
  onAppraisalEvent,
} from './consequences.ts'
export { currentRound } from './current-round.ts'
export { draftRound, type NewRater, type NewRound, type NewSubject, type RoundKey } from './draft-round.ts'
export { type CountedMeasure, installMeasures } from './measures.ts'
export { openRound } from './open-round.ts'
export { publishedResults, resultsOfRound } from './published-results.ts'
export { ensureSchemes, type ShippedScheme } from './scheme-store.ts'

/** Appraisals over HTTP. Measures and consequences come from the features: `installMeasures`, `installConsequences`. */
export const appraisalServer = {
  part: appraisalPart,
  messages: { namespace: 'appraisal', bundle: messages },
}
