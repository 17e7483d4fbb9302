import { aScheme, type contract } from '#kernel/appraisal/index.ts'
import { reason, requestId, type Row } from './row.ts'
import { SCHEME } from './world-appraisal.ts'
import type { Place } from './world.ts'

const byArea = { by: 'area' } as const
const roundParams = ({ district, roundId }: Place) => ({ district, id: roundId })
const onRound = (place: Place, body: object = {}) => ({
  params: roundParams(place),
  body: { requestId: requestId(), ...body },
})
const shipped = { district: '000000', key: SCHEME }
const draft = { subjectKind: 'organisation', rules: aScheme() } as const
const period = { periodFrom: '2026-04-01', periodTo: '2026-06-30' }
const nobodys = { by: 'nobody' } as const
const ownKey = ({ district, roundId }: Place) => ({ district, id: roundId, subjectId: 'none' })

export const appraisalRows: { [K in keyof typeof contract.routes]: Row } = {
  listSchemes: {},
  getScheme: { args: () => ({ params: shipped }) },
  listSchemeParts: {},
  checkScheme: { args: () => ({ body: draft }) },
  previewScheme: { ...byArea, args: ({ areaCode }) => ({ body: { ...draft, ...period, areaCode } }) },
  saveScheme: {
    ...byArea,
    args: ({ areaCode }) => ({ body: { requestId: requestId(), ...draft, areaCode, key: `k${areaCode}` } }),
  },
  // What ships with the product is nobody's to retire.
  retireScheme: { ...nobodys, args: () => ({ params: shipped, body: { requestId: requestId(), reason } }) },
  listRounds: { ...byArea, args: () => ({ query: { limit: 200 } }), shows: ({ roundId }) => roundId },
  draftRound: {
    ...byArea,
    args: ({ areaCode, organisationId }) => ({
      body: {
        requestId: requestId(),
        ...period,
        schemeKey: SCHEME,
        areaCode,
        title: '权限矩阵',
        closesAt: '2027-01-01T00:00:00Z',
        subjects: [{ subjectId: organisationId, raters: [] }],
      },
    }),
  },
  getRound: { ...byArea, args: place => ({ params: roundParams(place) }) },
  // A draft cannot be closed: refused by a rule, once reached.
  moveRound: {
    ...byArea,
    args: place => ({ params: { ...roundParams(place), move: 'close' }, body: { requestId: requestId() } }),
  },
  correctResult: { ...byArea, args: place => onRound(place, { subjectId: 'none', reason }) },
  verifyRound: { ...byArea, args: place => ({ params: roundParams(place) }) },
  listResults: {},
  listRaters: { ...byArea, args: place => ({ params: roundParams(place) }) },
  addRaters: { ...byArea, args: place => onRound(place, { subjectId: 'none', raters: [{ group: 'x', label: '1' }] }) },
  addRaterLines: {
    ...byArea,
    args: place => onRound(place, { subjectId: 'none', group: 'owners', by: 'label', lines: ['1'] }),
  },
  removeRater: {
    ...byArea,
    args: place => ({
      params: { ...roundParams(place), raterId: requestId() },
      body: { requestId: requestId() },
    }),
  },
  issueLinks: { ...byArea, args: place => onRound(place, { subjectId: 'none', group: 'owners' }) },
  markVoted: { ...byArea, args: place => onRound(place, { raterIds: [requestId()] }) },
  enterPaper: {
    ...byArea,
    args: place => onRound(place, { subjectId: 'none', group: 'owners', answers: {}, fileId: requestId() }),
  },
  listPapers: { ...byArea, args: place => ({ params: roundParams(place) }) },
  decidePaper: {
    ...byArea,
    args: place => ({
      params: { ...roundParams(place), paperId: place.paperId },
      body: { requestId: requestId(), confirm: false },
    }),
  },
  listAdjustments: { ...byArea, args: () => ({ query: { limit: 200 } }), shows: ({ adjustmentId }) => adjustmentId },
  proposeAdjustment: {
    ...byArea,
    args: ({ areaCode, organisationId }) => ({
      body: {
        requestId: requestId(),
        schemeKey: SCHEME,
        areaCode,
        subjectId: organisationId,
        key: 'penalty',
        points: 100,
        reason,
        validFrom: '2026-09-01',
      },
    }),
  },
  decideAdjustment: {
    ...byArea,
    args: ({ district, adjustmentId }) => ({
      params: { district, id: adjustmentId },
      body: { requestId: requestId(), decision: 'refused', note: reason },
    }),
  },
  listMyBallots: {},
  castMyBallot: { ...nobodys, args: place => ({ params: roundParams(place), body: { answers: { service: 'good' } } }) },
  listMyResults: {},
  answerResult: {
    ...nobodys,
    args: place => ({ params: ownKey(place), body: { requestId: requestId(), words: '权限矩阵测试' } }),
  },
  objectToResult: {
    ...nobodys,
    args: place => ({ params: ownKey(place), body: { requestId: requestId(), words: '权限矩阵测试' } }),
  },
  openBallotLink: { keyed: 404, args: () => ({ body: { token: `990101.${'a'.repeat(32)}` } }) },
  castBallotByLink: {
    keyed: 404,
    args: () => ({ body: { token: `990101.${'a'.repeat(32)}`, answers: { service: 'good' } } }),
  },
  listPublicResults: {},
  listPublicChoices: {},
}
