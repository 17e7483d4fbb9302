import { z } from 'zod'
import { isPhone, screenWords } from '#kernel/people/index.ts'
import { areaCode } from '#kernel/territory/index.ts'
import { caseView, OUTCOMES } from '#kernel/workflow/index.ts'
import { page, pageQuery, requestId, route } from '#platform/http/route.ts'
import { receiptItems } from './errand-receipts.ts'
import { kindId } from './task-contract.ts'

const instant = z.iso.datetime()
const words = (most: number) => z.string().trim().min(2).max(most).overwrite(screenWords)
const key = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid() })
const fen = z.number().int().min(0).max(20_000_000)
const hows = ['account', 'paper'] as const

export const askedFor = ['self', 'neighbour', 'on_behalf'] as const

export const askErrandBody = z
  .object({
    requestId,
    kindId,
    areaCode,
    words: words(500),
    /** Where to come, in words: building and unit. */
    place: z.string().trim().max(60).overwrite(screenWords).default(''),
    askedFor: z.enum(askedFor),
    /** Whoever it is for agrees; always asked unless it is for oneself. */
    consent: z.boolean().default(false),
    phone: z.string().trim().max(30).refine(isPhone).optional(),
  })
  .refine(errand => errand.askedFor === 'self' || errand.consent, { path: ['consent'] })
export type AskErrand = z.output<typeof askErrandBody>

export const errandLine = z.object({
  district: z.string(),
  id: z.uuid(),
  caseId: z.uuid(),
  number: z.string(),
  title: z.string(),
  place: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  kind: z.object({ id: z.string(), name: z.string() }),
  askedFor: z.enum(askedFor),
  state: z.string(),
  stateLabel: z.string(),
  openedAt: instant,
  dueAt: instant.nullable(),
  warnAt: instant.nullable(),
  overdue: z.boolean(),
  final: z.boolean(),
  outcome: z.enum(OUTCOMES).nullable(),
  /** Receipts that are not closed yet, and all. */
  receipts: z.object({ open: z.number(), all: z.number() }),
})
export type ErrandLine = z.output<typeof errandLine>

export const receiptView = z.object({
  id: z.uuid(),
  position: z.number(),
  items: receiptItems,
  moneyFen: z.number(),
  takenAt: instant,
  takenBy: z.string(),
  confirmedAt: instant.nullable(),
  confirmedHow: z.enum(hows).nullable(),
  settledAt: instant.nullable(),
  spentFen: z.number().nullable(),
  returnedFen: z.number().nullable(),
  settlement: z.string().nullable(),
  settlementConfirmedAt: instant.nullable(),
  settlementConfirmedHow: z.enum(hows).nullable(),
  /** Whose turn it is, and whether that is the caller. */
  awaits: z.enum(['giver', 'worker', 'giver_again', 'nobody']),
  mayConfirm: z.boolean(),
  maySettle: z.boolean(),
})
export type ReceiptView = z.output<typeof receiptView>

const errandDetail = errandLine.extend({
  words: z.string(),
  /** Masked; null when none was left or the errand has ended. */
  phone: z.string().nullable(),
  mayReveal: z.boolean(),
  mayTakeOver: z.boolean(),
  receiptViews: z.array(receiptView),
  case: caseView,
})
export type ErrandDetail = z.output<typeof errandDetail>

const receiptKey = key.extend({ receiptId: z.uuid() })

export const errandRoutes = {
  askErrand: route({
    method: 'POST',
    path: '/api/errands',
    summary: 'Ask for an errand, for oneself, a neighbour who agrees, or somebody who came to the desk',
    permission: 'errand.ask',
    body: askErrandBody,
    reply: errandLine,
  }),
  listErrands: route({
    method: 'GET',
    path: '/api/errands',
    summary: 'Errands within reach, the newest first',
    permission: 'errand.read',
    query: pageQuery.extend({
      area: areaCode.optional(),
      kind: kindId.optional(),
      final: z.enum(['true', 'false']).optional(),
      /** Something handed over is not settled yet. */
      open: z.literal('true').optional(),
    }),
    reply: page(errandLine),
  }),
  getErrand: route({
    method: 'GET',
    path: '/api/errands/:district/:id',
    summary: 'One errand with its receipts',
    permission: 'errand.read',
    params: key,
    reply: errandDetail,
  }),
  revealErrandPhone: route({
    method: 'POST',
    path: '/api/errands/:district/:id/phone',
    summary: 'See the number, with a reason and on record',
    permission: 'errand.do',
    params: key,
    body: z.object({ requestId, reason: words(200) }),
    reply: z.object({ phone: z.string().nullable() }),
    idempotent: false,
  }),
  takeOver: route({
    method: 'POST',
    path: '/api/errands/:district/:id/receipts',
    summary: 'Write a receipt for papers and money handed over',
    permission: 'errand.do',
    params: key,
    body: z.object({ requestId, items: receiptItems }),
    reply: errandDetail,
  }),
  confirmReceipt: route({
    method: 'POST',
    path: '/api/errands/:district/:id/receipts/:receiptId/confirm',
    summary:
      'The giver signs: what was handed over, or what came back; on paper with a photo where they have no account',
    permission: 'errand.read',
    params: receiptKey,
    body: z.object({ requestId, fileIds: z.array(z.uuid()).max(3).default([]) }),
    reply: errandDetail,
  }),
  settleReceipt: route({
    method: 'POST',
    path: '/api/errands/:district/:id/receipts/:receiptId/settle',
    summary: 'Give back papers and account for money',
    permission: 'errand.do',
    params: receiptKey,
    body: z.object({ requestId, spentFen: fen, returnedFen: fen, settlement: words(300) }),
    reply: errandDetail,
  }),
} as const
