import { z } from 'zod'
import { screenWords } from '#kernel/people/index.ts'
import { PUBLIC, requestId, route, SIGNED_IN } from '#platform/http/route.ts'
import { answersBody, ballotView, counted, myResult, roundKey } from './shapes.ts'

const token = z.object({ token: z.string().min(20).max(80) })
const ownKey = roundKey.extend({ subjectId: z.string().max(40) })
const ownWords = z.string().trim().min(4).max(1000).overwrite(screenWords)

/** A secret ballot is stored under no request id: by its hash one could find out what somebody sent. Voting once replaces it. */
const once = { idempotent: false, perMinute: 60 } as const

export const myRoutes = {
  listMyBallots: route({
    method: 'GET',
    path: '/api/my/ballots',
    summary: 'What I am asked to appraise, and what I have',
    permission: SIGNED_IN,
    reply: z.object({ items: z.array(ballotView) }),
  }),
  castMyBallot: route({
    method: 'POST',
    path: '/api/my/ballots/:district/:id',
    summary: 'Vote, once',
    permission: SIGNED_IN,
    ...once,
    params: roundKey,
    body: answersBody,
    reply: counted,
  }),
  listMyResults: route({
    method: 'GET',
    path: '/api/my/appraisals',
    summary: 'Published results of mine and of the organisations I hold a post in',
    permission: SIGNED_IN,
    reply: z.object({ items: z.array(myResult) }),
  }),
  answerResult: route({
    method: 'POST',
    path: '/api/my/appraisals/:district/:id/:subjectId/answer',
    summary: 'Say something to one’s own result; kept and shown with it',
    permission: SIGNED_IN,
    params: ownKey,
    body: z.object({ requestId, words: ownWords }),
    reply: z.object({ answer: z.string() }),
  }),
  objectToResult: route({
    method: 'POST',
    path: '/api/my/appraisals/:district/:id/:subjectId/objections',
    summary: 'Object to one’s own result within the time the scheme gives; another person decides',
    permission: 'appraisal.object',
    params: ownKey,
    body: z.object({ requestId, words: ownWords }),
    reply: z.object({ id: z.uuid(), number: z.string(), decideBy: z.iso.datetime().nullable() }),
  }),
}

export const linkRoutes = {
  openBallotLink: route({
    method: 'POST',
    path: '/api/ballot-links/open',
    summary: 'The ballot a one-time link is for; the link travels in the body, so that no address keeps it',
    permission: PUBLIC,
    ...once,
    body: token,
    reply: ballotView,
  }),
  castBallotByLink: route({
    method: 'POST',
    path: '/api/ballot-links/cast',
    summary: 'Vote by a one-time link',
    permission: PUBLIC,
    ...once,
    body: token.extend(answersBody.shape),
    reply: counted,
  }),
}
