import { z } from 'zod'
import { isPhone, screenWords } from '#kernel/people/index.ts'
import { areaCode } from '#kernel/territory/index.ts'
import { page, pageQuery, requestId } from '#platform/http/route.ts'

export const needSources = [
  'meeting',
  'visit',
  'wish',
  'matter',
  'appointment',
  'mailbox',
  'festival',
  'whiteboard',
] as const
export const providerKinds = ['organisation', 'person', 'open'] as const
export const itemStates = ['draft', 'published', 'closed'] as const
export const forWhom = ['self', 'neighbour'] as const
/** Times people who work have free (A16): after six in the evening, and Saturdays, Sundays and holidays. */
export const slotTimes = ['evening', 'weekend'] as const
export const claimStates = ['held', 'delivered', 'given_up', 'taken_back'] as const
export const served = ['yes', 'partly', 'no'] as const
export const satisfied = ['satisfied', 'basically', 'not_satisfied'] as const

export const serviceKey = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid() })
export const instant = z.iso.datetime({ offset: true })
export const fieldCode = z.string().regex(/^[a-z_]{2,40}$/)
const text = (most: number) => z.string().trim().min(2).max(most).overwrite(screenWords)
export const words = text(1000)
export const title = text(40)
export const place = z.string().trim().max(100).overwrite(screenWords)
export const reason = text(300)
export const areaRef = z.object({ code: z.string(), name: z.string() })
export const holder = z.object({
  claimId: z.uuid(),
  organisationId: z.uuid().nullable(),
  /** Of a unit. A neighbour is named to nobody but the community. */
  name: z.string(),
  mine: z.boolean(),
})

/** Who is to be called; encrypted, and opened only with a reason by whoever serves or by the community. */
export const contact = z.object({
  name: z.string().trim().min(1).max(30),
  phone: z.string().trim().max(30).refine(isPhone),
})

/** For oneself, or for a neighbour who has agreed. */
export const onBehalf = {
  forWhom: z.enum(forWhom).default('self'),
  /** That person has agreed; needed for a neighbour. */
  consent: z.boolean().default(false),
  contact: contact.optional(),
}

export const near = {
  lng: z.coerce.number().min(-180).max(180).optional(),
  lat: z.coerce.number().min(-90).max(90).optional(),
  /** Metres. */
  within: z.coerce.number().int().min(100).max(20_000).optional(),
}

/** What every list of cases here can be narrowed by. */
export const listQuery = pageQuery.extend({
  area: areaCode.optional(),
  state: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional(),
  field: fieldCode.optional(),
  final: z.stringbool().optional(),
  overdue: z.stringbool().optional(),
  q: z.string().trim().max(100).optional(),
})

/** A line of such a list: the case with its subject. */
export const caseOf = {
  ...serviceKey.shape,
  caseId: z.uuid(),
  number: z.string(),
  title: z.string(),
  area: areaRef,
  state: z.string(),
  bucket: z.enum(['accept', 'dispatch', 'handle', 'check', 'rate', 'done']),
  final: z.boolean(),
  openedAt: z.string(),
  dueAt: z.string().nullable(),
  warnAt: z.string().nullable(),
  overdue: z.boolean(),
  field: z.string().nullable(),
}

export const pageOf = <T extends z.ZodType>(item: T) => page(item)
export const command = z.object({ requestId })
export const done = z.object({ done: z.literal(true) })
