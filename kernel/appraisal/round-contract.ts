import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { page, pageQuery, requestId, route } from '#platform/http/route.ts'
import { answers } from './facts.ts'
import { ROUND_STATES } from './round.ts'
import { schemeKey } from './scheme.ts'
import { adjustmentLine, resultLine, roundKey, roundLine, roundView } from './shapes.ts'

const reason = z.string().trim().min(2).max(500)
const rater = z.object({
  group: z.string().max(40),
  personId: z.uuid().optional(),
  /** What a link is handed over by, such as a dwelling. */
  label: z.string().trim().min(1).max(40).optional(),
})
const paperKey = roundKey.extend({ paperId: z.uuid() })
const adjustmentKey = roundKey

export const roundRoutes = {
  listRounds: route({
    method: 'GET',
    path: '/api/appraisal/rounds',
    summary: 'Rounds within reach, the newest first',
    permission: 'appraisal.read',
    query: pageQuery.extend({
      state: z.enum(ROUND_STATES).optional(),
      scheme: z.string().max(40).optional(),
      area: areaCode.optional(),
    }),
    reply: page(roundLine),
  }),
  draftRound: route({
    method: 'POST',
    path: '/api/appraisal/rounds',
    summary: 'Draft a round for named subjects with whoever may vote on each',
    permission: 'appraisal.organise',
    body: z.object({
      requestId,
      schemeKey,
      areaCode,
      title: z.string().trim().min(2).max(80),
      periodFrom: z.iso.date(),
      periodTo: z.iso.date(),
      closesAt: z.iso.datetime(),
      subjects: z
        .array(z.object({ subjectId: z.string().min(1).max(40), raters: z.array(rater).max(2000) }))
        .min(1)
        .max(200),
    }),
    reply: roundLine.pick({ district: true, id: true }),
  }),
  getRound: route({
    method: 'GET',
    path: '/api/appraisal/rounds/:district/:id',
    summary: 'One round: turnout by group, what was counted, results by name, answers and objections',
    permission: 'appraisal.read',
    params: roundKey,
    reply: roundView,
  }),
  moveRound: route({
    method: 'POST',
    path: '/api/appraisal/rounds/:district/:id/moves/:move',
    summary: 'Open, close, extend, publish, make final or give up a round',
    permission: 'appraisal.organise',
    params: roundKey.extend({ move: z.enum(['open', 'close', 'extend', 'publish', 'finish', 'cancel']) }),
    body: z.object({ requestId, closesAt: z.iso.datetime().optional(), reason: reason.optional() }),
    reply: roundLine.pick({ district: true, id: true, state: true }),
  }),
  correctResult: route({
    method: 'POST',
    path: '/api/appraisal/rounds/:district/:id/corrections',
    summary: 'Publish a further edition of one result, and say why',
    permission: 'appraisal.organise',
    params: roundKey,
    body: z.object({
      requestId,
      subjectId: z.string().max(40),
      reason,
      counted: z.record(z.string().max(40), z.int().nullable()).optional(),
      withoutAdjustments: z.array(z.uuid()).max(50).optional(),
    }),
    reply: resultLine,
  }),
  verifyRound: route({
    method: 'GET',
    path: '/api/appraisal/rounds/:district/:id/verification',
    summary: 'Compute every edition again from its facts, and the first from the ballots',
    permission: 'appraisal.read',
    params: roundKey,
    reply: z.object({ checked: z.int(), differing: z.array(z.object({ subjectId: z.string(), edition: z.int() })) }),
  }),
  listResults: route({
    method: 'GET',
    path: '/api/appraisal/results',
    summary: 'Published results within reach in their latest edition, by round and name; never ordered by score',
    permission: 'appraisal.read',
    query: pageQuery.extend({ round: z.uuid().optional() }),
    reply: page(resultLine.extend({ roundTitle: z.string(), publishedAt: z.iso.datetime() })),
  }),
}

export const raterRoutes = {
  listRaters: route({
    method: 'GET',
    path: '/api/appraisal/rounds/:district/:id/raters',
    summary: 'Who may vote on a subject and whether they did; never what',
    permission: 'appraisal.organise',
    params: roundKey,
    query: pageQuery.extend({ subject: z.string().max(40).optional(), group: z.string().max(40).optional() }),
    reply: page(
      z.object({
        id: z.uuid(),
        subjectId: z.string(),
        group: z.string(),
        name: z.string(),
        byLink: z.boolean(),
        voted: z.boolean(),
      }),
    ),
  }),
  addRaters: route({
    method: 'POST',
    path: '/api/appraisal/rounds/:district/:id/raters',
    summary: 'Add raters of a subject before the round is closed',
    permission: 'appraisal.organise',
    params: roundKey,
    body: z.object({ requestId, subjectId: z.string().max(40), raters: z.array(rater).min(1).max(2000) }),
    reply: z.object({ added: z.int() }),
  }),
  addRaterLines: route({
    method: 'POST',
    path: '/api/appraisal/rounds/:district/:id/raters/lines',
    summary:
      'Add raters of one group from pasted lines, account names or labels: all of them, or none and each fault by line',
    permission: 'appraisal.organise',
    perMinute: 30,
    params: roundKey,
    body: z.object({
      requestId,
      subjectId: z.string().max(40),
      group: z.string().max(40),
      /** What a line is: the name somebody signs in with, or what a one-time link is handed over by. */
      by: z.enum(['account', 'label']),
      lines: z.array(z.string().trim().max(200)).min(1).max(2000),
    }),
    reply: z.object({ added: z.int() }),
  }),
  removeRater: route({
    method: 'POST',
    path: '/api/appraisal/rounds/:district/:id/raters/:raterId/remove',
    summary: 'Take a rater out of a draft, before anybody was told',
    permission: 'appraisal.organise',
    params: roundKey.extend({ raterId: z.uuid() }),
    body: z.object({ requestId }),
    reply: z.object({ removed: z.int() }),
  }),
  issueLinks: route({
    method: 'POST',
    path: '/api/appraisal/rounds/:district/:id/links',
    summary: 'Make new one-time links for raters without an account who have not voted; shown once, stored nowhere',
    permission: 'appraisal.organise',
    // Replaying would need the links stored in clear.
    idempotent: false,
    perMinute: 10,
    params: roundKey,
    body: z.object({ subjectId: z.string().max(40), group: z.string().max(40) }),
    reply: z.object({ items: z.array(z.object({ id: z.uuid(), label: z.string(), token: z.string() })) }),
  }),
  markVoted: route({
    method: 'POST',
    path: '/api/appraisal/rounds/:district/:id/voted-on-paper',
    summary: 'Raters of a secret group who put a paper into the box: they vote no second time',
    permission: 'appraisal.organise',
    params: roundKey,
    body: z.object({ requestId, raterIds: z.array(z.uuid()).min(1).max(500) }),
    reply: z.object({ marked: z.int() }),
  }),
  enterPaper: route({
    method: 'POST',
    path: '/api/appraisal/rounds/:district/:id/papers',
    summary: 'Enter a ballot from paper, with its photo; it counts once somebody else has confirmed it',
    permission: 'appraisal.organise',
    params: roundKey,
    body: z.object({
      requestId,
      subjectId: z.string().max(40),
      group: z.string().max(40),
      /** Groups that vote openly: whose it is. A secret paper has no name. */
      raterId: z.uuid().optional(),
      answers,
      fileId: z.uuid(),
    }),
    reply: z.object({ id: z.uuid() }),
  }),
  listPapers: route({
    method: 'GET',
    path: '/api/appraisal/rounds/:district/:id/papers',
    summary: 'Papers that wait for somebody to confirm them',
    permission: 'appraisal.confirm',
    params: roundKey,
    reply: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          subjectName: z.string(),
          group: z.string(),
          /** Whose it is, in groups that vote openly. */
          rater: z.string().nullable(),
          answers,
          fileId: z.uuid(),
          mine: z.boolean(),
        }),
      ),
    }),
  }),
  decidePaper: route({
    method: 'POST',
    path: '/api/appraisal/rounds/:district/:id/papers/:paperId',
    summary: 'Confirm that a ballot was entered as the photo shows, or refuse it; never one’s own entry',
    permission: 'appraisal.confirm',
    params: paperKey,
    body: z.object({ requestId, confirm: z.boolean() }),
    reply: z.object({ state: z.enum(['confirmed', 'refused']) }),
  }),
}

export const adjustmentRoutes = {
  listAdjustments: route({
    method: 'GET',
    path: '/api/appraisal/adjustments',
    summary: 'Bonuses and deductions within reach, the newest first',
    permission: 'appraisal.read',
    query: pageQuery.extend({ scheme: z.string().max(40).optional(), subject: z.string().max(40).optional() }),
    reply: page(adjustmentLine),
  }),
  proposeAdjustment: route({
    method: 'POST',
    path: '/api/appraisal/adjustments',
    summary: 'Propose a bonus or deduction the scheme knows, with its reason and evidence',
    permission: 'appraisal.organise',
    body: z.object({
      requestId,
      schemeKey,
      areaCode,
      subjectId: z.string().min(1).max(40),
      key: z.string().max(40),
      /** Hundredths of a point. */
      points: z.int().min(1).max(100_000),
      reason,
      fileId: z.uuid().nullable().default(null),
      validFrom: z.iso.date(),
    }),
    reply: adjustmentLine.pick({ district: true, id: true, validTo: true }),
  }),
  decideAdjustment: route({
    method: 'POST',
    path: '/api/appraisal/adjustments/:district/:id',
    summary: 'Approve or refuse what somebody else proposed, or revoke what was approved',
    permission: 'appraisal.approve',
    params: adjustmentKey,
    body: z.object({ requestId, decision: z.enum(['approved', 'refused', 'revoked']), note: reason.optional() }),
    reply: adjustmentLine.pick({ district: true, id: true, state: true }),
  }),
}
