import { z } from 'zod'
import { matterSources } from './shapes.ts'

/** What came of a telephone call, as the engine's follow-up asks it. */
export const reachedAnswers = ['reached', 'no_answer', 'refused', 'wrong_number'] as const
export type Reached = (typeof reachedAnswers)[number]

/** Which handled matters are rung about, when, and how often: settled by each city (domain 2.7). */
export const followUpSettings = z.object({
  /** Of the matters that qualify, this many in a hundred are rung about. 0 turns follow-ups off. */
  sharePercent: z.number().int().min(0).max(100),
  /** Also those whose requester has rated it themselves; their rating stays what counts. */
  ratedToo: z.boolean(),
  /** How they came in. Who rang the hotline is rung by the hotline, unless a city says otherwise. */
  sources: z.array(z.enum(matterSources)).max(matterSources.length),
  /** Only these items or fields; none named: all. */
  categories: z.array(z.string().max(60)).max(100),
  /** Days between the check and the first call. */
  afterDays: z.number().int().min(0).max(30),
  /** Calls that reach nobody before it is given up. */
  tries: z.number().int().min(1).max(10),
  /** Days to the next call, unless the caller names one. */
  retryDays: z.number().int().min(1).max(14),
  /** How long a claimed one is kept for whoever claimed it. */
  claimMinutes: z.number().int().min(5).max(240),
})
export type FollowUpSettings = z.output<typeof followUpSettings>

export const shippedFollowUp: FollowUpSettings = {
  sharePercent: 100,
  ratedToo: false,
  sources: ['resident', 'sentinel', 'on_behalf', 'phone', 'visit', 'patrol'],
  categories: [],
  afterDays: 2,
  tries: 3,
  retryDays: 1,
  claimMinutes: 30,
}

const DAY = 86_400_000

interface Candidate {
  caseId: string
  source: string
  category: string | null
}

/** Whether a handled matter is rung about. The sample hangs on nothing but the id: nobody chooses whom. */
export function isRung(settings: FollowUpSettings, { caseId, source, category }: Candidate): boolean {
  if (!settings.sources.some(known => known === source)) return false
  const named = settings.categories
  const field = category?.split('.')[0]
  if (named.length > 0 && !named.some(name => name === category || name === field)) return false
  return lotOf(caseId) < settings.sharePercent
}

/** 0 to 99, from the random end of the id. */
function lotOf(caseId: string): number {
  return Number.parseInt(caseId.slice(-8), 16) % 100
}

export function firstCall(settings: FollowUpSettings, handledAt: Date): Date {
  return new Date(handledAt.getTime() + settings.afterDays * DAY)
}

export type AfterCall = { state: 'done' | 'given_up' } | { state: 'waiting'; dueAt: Date }

/** What becomes of it after one more call: answered, not to be rung again, or tried again on a day. */
export function afterCall(
  settings: FollowUpSettings,
  call: { reached: Reached; tries: number; now: Date; nextOn?: string | undefined },
): AfterCall {
  const { reached, tries, now, nextOn } = call
  if (reached === 'reached') return { state: 'done' }
  if (reached !== 'no_answer' || tries >= settings.tries) return { state: 'given_up' }
  const dueAt = nextOn ? new Date(`${nextOn}T00:00:00+08:00`) : new Date(now.getTime() + settings.retryDays * DAY)
  return { state: 'waiting', dueAt }
}
