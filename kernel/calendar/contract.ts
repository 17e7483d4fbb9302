import { z } from 'zod'
import { defineContract, requestId, route, SIGNED_IN } from '#platform/http/route.ts'

const id = z.string().min(1).max(40)
const year = z.int().min(2_000).max(2_100)
const status = z.enum(['official', 'provisional'])
const kind = z.enum(['rest', 'work'])
const source = z.string().trim().min(1).max(200)
const minute = z.int().min(0).max(1_440)

const calendarYear = z.object({ year, status, source: z.string(), importedAt: z.iso.datetime() })
const calendar = z.object({
  id,
  name: z.string(),
  /** Local minutes: [[540, 720], [840, 1080]] is 09:00–12:00 and 14:00–18:00. */
  windows: z.array(z.tuple([minute, minute])),
  years: z.array(calendarYear),
  /** The year that ought to be imported now: this one, or from 1 November the next. */
  missingYear: year.nullable(),
})
const day = z.object({
  date: z.iso.date(),
  /** null: no exception, the day follows the week. */
  kind: kind.nullable(),
  name: z.string(),
  source: z.string(),
  status,
})
const dayChange = z.object({ date: z.iso.date(), before: kind.nullable(), after: kind.nullable(), name: z.string() })
const rowFault = z.object({
  row: z.int().nullable(),
  field: z.enum(['date', 'kind', 'name']).nullable(),
  code: z.string(),
  /** A sentence in the caller's language. */
  detail: z.string(),
})

/** Working calendars: everyone may see why a date is a date; changing one moves deadlines and is a permission. */
export const contract = defineContract('calendar', {
  listCalendars: route({
    method: 'GET',
    path: '/api/calendars',
    summary: 'Working calendars with the years they know',
    permission: SIGNED_IN,
    reply: z.object({ items: z.array(calendar) }),
  }),
  listCalendarDays: route({
    method: 'GET',
    path: '/api/calendars/:id/days',
    summary: 'Holidays and make-up days of one year; the neighbouring years that exist are named',
    permission: SIGNED_IN,
    params: z.object({ id }),
    query: z.object({ year: z.coerce.number().pipe(year) }),
    reply: z.object({
      year,
      /** `missing`: never imported; its days follow the week and every deadline through it is provisional. */
      status: z.enum(['official', 'provisional', 'missing']),
      source: z.string().nullable(),
      days: z.array(day),
      previousYear: year.nullable(),
      nextYear: year.nullable(),
    }),
  }),
  editCalendarDay: route({
    method: 'PUT',
    path: '/api/calendars/:id/days/:date',
    summary: 'Make one day of an imported year a rest day, a working day or (null) a day like any other',
    permission: 'calendar.edit',
    params: z.object({ id, date: z.iso.date() }),
    body: z.object({ requestId, kind: kind.nullable(), name: z.string().trim().min(1).max(50), source }),
    reply: day,
  }),
  importCalendarYear: route({
    method: 'POST',
    path: '/api/calendars/:id/years',
    summary: 'Replace the exceptions of one year; a dry run says what would change and what is wrong, row by row',
    permission: 'calendar.edit',
    params: z.object({ id }),
    body: z.object({
      requestId,
      dryRun: z.boolean().default(false),
      year,
      status,
      /** The document the days are from. */
      source,
      days: z
        .array(z.object({ date: z.string().max(40), kind: z.string().max(40), name: z.string().max(200) }))
        .max(400),
    }),
    reply: z.object({
      applied: z.boolean(),
      year,
      faults: z.array(rowFault),
      changes: z.array(dayChange),
    }),
  }),
})
