import { z } from 'zod'
import { screenWords } from '#kernel/people/index.ts'
import { areaCode } from '#kernel/territory/index.ts'
import { page, pageQuery, requestId, route, SIGNED_IN } from '#platform/http/route.ts'
import { askedList, consultationSettings, questionAnswer } from './consultation-settings.ts'
import { named } from './shapes.ts'

const key = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid() })
const isoDate = z.iso.date()

export const consultationStates = ['answering', 'signing', 'answered', 'withdrawn', 'lapsed', 'voided'] as const

export const consultation = z.object({
  district: z.string(),
  id: z.uuid(),
  state: z.enum([...consultationStates, 'noted']),
  askingBody: named,
  community: z.object({ code: z.string(), name: z.string() }),
  /** In full for the asking body and the community; null once the link to the person is gone. */
  name: z.string().nullable(),
  unit: z.string().nullable(),
  purpose: z.string(),
  periodFrom: isoDate,
  periodTo: isoDate,
  lastDay: isoDate,
  askedOn: isoDate,
  answeredOn: isoDate.nullable(),
  /** On this day answers, own words and the link to the person go. */
  deleteOn: isoDate.nullable(),
  forgotten: z.boolean(),
  caseId: z.uuid(),
})
export type Consultation = z.output<typeof consultation>

/** What is sealed. */
export const sealedAnswers = z.object({
  answers: z.array(questionAnswer),
  remark: z.string(),
  /** What the person did for this community in the period, as orders and activities know it. */
  participation: z.array(z.object({ on: isoDate, title: z.string() })),
})
export type SealedAnswers = z.output<typeof sealedAnswers>

const opened = sealedAnswers.extend({
  /** What the person says themselves; empty where they said nothing. */
  ownWords: z.string(),
})

const missing = z.object({ aspects: z.number().int(), questions: z.number().int(), empty: z.array(z.string()) })
const settingsReply = consultationSettings.extend({ missing })

export const consultationRoutes = {
  getConsultationSettings: route({
    method: 'GET',
    path: '/api/report-in/consultation-settings',
    summary: 'The list of questions put to communities, and what of it is not written yet',
    permission: SIGNED_IN,
    reply: settingsReply,
  }),
  editConsultationSettings: route({
    method: 'PUT',
    path: '/api/report-in/consultation-settings',
    summary: 'Change the list of questions; what was asked keeps the list it was asked by',
    permission: 'setting.edit',
    body: consultationSettings.partial().extend({ requestId }),
    reply: settingsReply,
  }),
  listAskingBodies: route({
    method: 'GET',
    path: '/api/report-in/asking-bodies',
    summary: 'The Party organisations of district or city for which the caller may ask',
    permission: 'consultation.ask',
    reply: z.object({ items: z.array(named) }),
  }),
  listConsultations: route({
    method: 'GET',
    path: '/api/report-in/consultations',
    summary: 'Consultations within reach, the newest first',
    permission: 'consultation.read',
    query: pageQuery.extend({
      state: z.enum(consultationStates).optional(),
      area: areaCode.optional(),
      askingBodyId: z.uuid().optional(),
    }),
    reply: page(consultation),
  }),
  openConsultation: route({
    method: 'POST',
    path: '/api/report-in/consultations',
    summary: 'Ask the community in which somebody is registered for its opinion; the person is told at once',
    permission: 'consultation.ask',
    body: z.object({
      requestId,
      askingBodyId: z.uuid(),
      communityCode: areaCode,
      organisationId: z.uuid(),
      /** The whole name: found exactly or not at all. */
      name: z.string().trim().min(2).max(40),
      purpose: z.string().trim().min(2).max(60).overwrite(screenWords),
      periodFrom: isoDate,
      periodTo: isoDate,
      lastDay: isoDate,
    }),
    reply: consultation,
  }),
  getConsultation: route({
    method: 'GET',
    path: '/api/report-in/consultations/:district/:id',
    summary: 'One consultation with its questions; the answers are read apart',
    permission: 'consultation.read',
    params: key,
    reply: consultation.extend({
      list: askedList,
      hasAnswers: z.boolean(),
      may: z.object({ answer: z.boolean(), check: z.boolean(), open: z.boolean() }),
    }),
  }),
  readDraftAnswers: route({
    method: 'GET',
    path: '/api/report-in/consultations/:district/:id/answers',
    summary: 'The answers while the community still works on them, and what the person did there in the period',
    permission: 'consultation.answer',
    params: key,
    reply: sealedAnswers,
  }),
  saveAnswers: route({
    method: 'PUT',
    path: '/api/report-in/consultations/:district/:id/answers',
    summary: 'Write down the answers, encrypted; another person signs them afterwards',
    permission: 'consultation.answer',
    params: key,
    body: z.object({
      requestId,
      answers: z.array(questionAnswer.extend({ words: questionAnswer.shape.words.overwrite(screenWords) })).max(200),
      remark: z.string().trim().max(1000).overwrite(screenWords).default(''),
    }),
    reply: z.object({ saved: z.literal(true) }),
  }),
  openAnswers: route({
    method: 'POST',
    path: '/api/report-in/consultations/:district/:id/opening',
    summary: 'Read the signed answers and what the person says; the asking body alone, and the reason goes on record',
    permission: 'consultation.ask',
    // Replaying would need the answers stored in the clear; reading twice is two entries in the audit.
    idempotent: false,
    perMinute: 10,
    params: key,
    body: z.object({ reason: z.string().trim().min(4).max(200) }),
    reply: opened,
  }),
  sayOwnWords: route({
    method: 'POST',
    path: '/api/my/consultations/:district/:id/words',
    summary: 'Say something oneself to what one is asked about; read with the answers by the asking body alone',
    permission: 'report_in.register',
    params: key,
    body: z.object({ requestId, words: z.string().trim().max(1000).overwrite(screenWords) }),
    reply: z.object({ said: z.boolean() }),
  }),
}

/** As the person sees it: that they were asked about, by whom, over which time, and what they said. */
export const myConsultation = z.object({
  district: z.string(),
  id: z.uuid(),
  state: z.enum([...consultationStates, 'noted']),
  askingBody: z.string(),
  community: z.string(),
  purpose: z.string(),
  periodFrom: isoDate,
  periodTo: isoDate,
  lastDay: isoDate,
  deleteOn: isoDate.nullable(),
  ownWords: z.string(),
  maySay: z.boolean(),
})
export type MyConsultation = z.output<typeof myConsultation>
