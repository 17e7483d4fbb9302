import { messages } from '../index.ts'
import { forgetPersons } from './forget-persons.job.ts'
import { appraisalPart } from './handlers.ts'
import { tendRounds } from './tend-rounds.job.ts'

export { appraisalProcedures, onObjectionEvent } from './case-hooks.ts'
export {
  type AppraisalEvent,
  type AppraisalListener,
  type ConsequenceHook,
  installConsequences,
  onAppraisalEvent,
} from './consequences.ts'
export { currentRound } from './current-round.ts'
export { draftRound, type NewRater, type NewRound, type NewSubject, type RoundKey } from './draft-round.ts'
export { listResults } from './list-results.ts'
export { type CountedMeasure, installMeasures } from './measures.ts'
export { openRound } from './open-round.ts'
export { mayReadAdjustmentEvidence } from './adjustment-handlers.ts'
export { mayReadPaperPhoto } from './paper-handlers.ts'
export { installSubjectSheets, type Sheet, type SheetSource } from './subject-sheets.ts'
export { publishedResults, resultsOfRound } from './published-results.ts'
export { installResultProcedures } from './result-procedures.ts'
export { ensureSchemes, reportUnsoundSchemes, type ShippedScheme } from './scheme-store.ts'

/** Appraisals over HTTP. Measures and consequences come from the features: `installMeasures`, `installConsequences`. */
export const appraisalServer = {
  part: appraisalPart,
  jobs: [tendRounds, forgetPersons],
  messages: { namespace: 'appraisal', bundle: messages },
}
