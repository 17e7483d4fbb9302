import { z } from 'zod'
import { contract as workflow, openAction } from '#kernel/workflow/index.ts'
import { complaintView } from './complaint.ts'
import {
  areaRef,
  attributions,
  dispatchRecord,
  matterKey,
  matterKinds,
  matterSummary,
  organisationRef,
  photo,
  ratingView,
  requesterView,
} from './shapes.ts'

const instant = z.iso.datetime()

/** Everything the page of one matter shows. */
export const matterDetail = matterSummary.extend({
  words: z.string(),
  lng: z.number(),
  lat: z.number(),
  accuracyM: z.number().nullable(),
  sourceCrs: z.string(),
  attribution: z.enum(attributions),
  /** From the city down to the smallest area. */
  areaPath: z.array(areaRef),
  compound: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  assists: z.array(organisationRef),
  /** Of a service complaint: what it is about. */
  complaint: complaintView.nullable(),
  photosBefore: z.array(photo),
  photosAfter: z.array(photo),
  /** Null for what a grid worker found. */
  requester: requesterView.nullable(),
  ratings: z.array(ratingView),
  dispatches: z.array(dispatchRecord),
  /** The category asks for a photo of the result. */
  photoRequired: z.boolean(),
  /** State, clocks with why, history, and what the caller may do now. */
  case: workflow.routes.getCase.reply,
})

export const myMatter = matterKey.extend({
  caseId: z.uuid(),
  number: z.string(),
  kind: z.enum(matterKinds),
  title: z.string(),
  place: z.string(),
  categoryName: z.string().nullable(),
  state: z.string(),
  /** The state in words a resident understands. */
  stateText: z.string(),
  bucket: z.string(),
  final: z.boolean(),
  openedAt: instant,
  dueAt: instant.nullable(),
  /** The caller is asked for something: a rating. */
  awaitsMe: z.boolean(),
  /** Raised by somebody else and joined: told without their words. */
  following: z.boolean(),
})

/** One thing that happened, without the names of persons. */
export const storyStep = z.object({
  at: instant,
  sentence: z.string(),
  unit: z.string().nullable(),
  note: z.string().nullable(),
  photos: z.array(photo),
})

export const myMatterStory = myMatter.extend({
  words: z.string(),
  lng: z.number(),
  lat: z.number(),
  areaName: z.string(),
  /** The unit at work. */
  unit: z.string().nullable(),
  photos: z.array(photo),
  story: z.array(storyStep),
  complaint: complaintView.nullable(),
  rating: ratingView.nullable(),
  /** Who looked at the name and number, when and why: the requester may know (charter 10). */
  looks: z.array(z.object({ at: instant, by: z.string(), reason: z.string() })),
  /** Last instant at which it may be reopened; null while open or when the window is past. */
  reopenUntil: instant.nullable(),
  /** What the caller may do: rate, withdraw, comment, reopen. Taken through the case. */
  actions: z.array(openAction),
})
