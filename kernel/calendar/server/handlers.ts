import { notFound } from '#platform/error.ts'
import { type BaseCtx, definePart } from '#platform/http/mount.ts'
import { InputError } from '#platform/http/problem.ts'
import { errorTextKey, type Locale, translate } from '#platform/i18n.ts'
import { calendarOf, missingYear } from '../calendar.ts'
import { contract } from '../contract.ts'
import type { RowFault } from '../import-check.ts'
import type { ChangeActor } from './calendar-changed.ts'
import { readDays, readHeads, readYears } from './calendar-rows.ts'
import { editDay, importYear } from './change-calendar.ts'

/** The part of the request's context that the calendar needs; access fills it. */
export interface CalendarCtx extends BaseCtx {
  actor: ChangeActor
}

export const calendarPart = definePart<typeof contract.routes, CalendarCtx>(contract, {
  async listCalendars(_input, { tx, now }) {
    const heads = await readHeads(tx.db)
    const items = []
    for (const head of heads) {
      const years = await readYears(tx.db, head.id)
      items.push({
        ...head,
        years: years.map(row => ({ ...row, importedAt: row.importedAt.toISOString() })),
        missingYear: missingYear(calendarOf({ ...head, years, days: [] }), now),
      })
    }
    return { items }
  },
  async listCalendarDays({ params, query }, { tx }) {
    const head = (await readHeads(tx.db)).find(row => row.id === params.id)
    if (!head) throw notFound()
    const years = await readYears(tx.db, head.id)
    const known = years.find(row => row.year === query.year)
    return {
      year: query.year,
      status: known?.status ?? 'missing',
      source: known?.source ?? null,
      days: await readDays(tx.db, head.id, query.year),
      previousYear: years.findLast(row => row.year < query.year)?.year ?? null,
      nextYear: years.find(row => row.year > query.year)?.year ?? null,
    }
  },
  async editCalendarDay({ params, body }, { tx, actor }) {
    const { kind, name, source } = body
    return editDay(tx, { calendarId: params.id, date: params.date, kind, name, source, actor })
  },
  async importCalendarYear({ params, body }, { tx, actor, locale }) {
    const { dryRun, requestId: _, ...file } = body
    const result = await importYear(tx, { calendarId: params.id, file, dryRun, actor })
    const faults = result.faults.map(fault => ({ ...fault, detail: textOf(fault, locale) }))
    if (!dryRun && faults.length > 0) throw new InputError('body', faults.map(issueOf))
    return { applied: result.applied, year: file.year, changes: result.changes, faults }
  },
})

function textOf(fault: RowFault, locale: Locale): string {
  return translate(locale, errorTextKey(fault.code), fault.params)
}

function issueOf(fault: RowFault & { detail: string }) {
  const path = fault.row === null ? ['days'] : ['days', fault.row, ...(fault.field ? [fault.field] : [])]
  return { code: 'custom' as const, path, message: fault.detail, input: undefined }
}
