import { requestId, type Row } from './row.ts'
import type { Place } from './world.ts'

const aCase = { by: 'case', level: 'grid' } as const
const onMatter = ({ matter }: Place, rest: object = {}) =>
  matter === null ? null : { params: { district: matter.district, id: matter.id }, ...rest }
const onCase = ({ matter }: Place, rest: object = {}) =>
  matter === null ? null : { params: { district: matter.district, caseId: matter.caseId }, ...rest }
const described = ({ lng, lat }: Place) => ({ words: '井盖松动', point: { lng, lat, crs: 'wgs84' } })
const noRun = { params: { id: '01a0cbfd-c100-7cdc-bd79-add12bc5b95f' } }

/** Intake: what may be the same, petitions, callers, and the work sheets of the hotline. */
export const intakeRows = {
  findAlike: { args: place => ({ body: described(place) }) },
  findAlikeWithin: { args: place => ({ body: described(place) }) },
  alikeTo: { ...aCase, args: place => onMatter(place) },
  nearbyMatters: { ...aCase, args: place => onMatter(place) },
  // The matter of the world lies where nothing like it is shown: whoever may report gets that far, and no further.
  joinMatter: {
    only: 'guest',
    args: place => onMatter(place, { body: { requestId: requestId(), ...described(place) } }),
  },
  findByPhone: { args: () => ({ body: { phone: '13800000000', reason: '来电查询进展' } }) },
  getIntakeSettings: {},
  editIntakeSettings: { args: () => ({ body: { requestId: requestId() } }) },
  getPetition: { ...aCase, args: place => onMatter(place) },
  decidePetition: {
    ...aCase,
    args: place => onMatter(place, { body: { requestId: requestId(), decision: 'not_petition', reason: '普通诉求' } }),
  },
  readWorksheetTemplate: {},
  checkWorksheets: { only: 'guest' },
  listWorksheetRuns: {},
  getWorksheetRun: { only: 'guest', args: () => noRun },
  startWorksheetRun: { only: 'guest', args: () => ({ ...noRun, body: { requestId: requestId() } }) },
  readWorksheetErrors: { only: 'guest', args: () => noRun },
  listWorksheets: {},
  exportWorksheets: {},
  listFollowUps: {},
  claimFollowUp: { args: () => ({ body: { requestId: requestId() } }) },
  releaseFollowUp: { args: () => ({ body: { requestId: requestId() } }) },
  // The matter of the world waits for no call: whoever may ring and reaches it is told so by what a name stands for.
  recordFollowUp: {
    only: 'guest',
    args: place => onCase(place, { body: { requestId: requestId(), reached: 'no_answer' } }),
  },
  // Nobody holds the matter of the world on the list; whoever may ring is told so, everybody else nothing.
  revealForCall: { only: 'guest', args: place => onCase(place, { body: { reason: '办结后电话回访' } }) },
  getFollowUpSettings: {},
  editFollowUpSettings: { args: () => ({ body: { requestId: requestId() } }) },
  returnWorksheets: { only: 'guest', args: () => ({ body: { requestId: requestId(), sheetNumbers: ['none'] } }) },
} satisfies Record<string, Row>
