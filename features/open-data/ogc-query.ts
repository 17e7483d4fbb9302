import { invalid } from '#platform/error.ts'
import type { Box } from './ports.ts'

/** Four numbers, or six of which the heights are passed over (OGC 17-069r4, 7.15.3). Throws on anything else. */
export function readBox(text: string | undefined): Box | undefined {
  if (text === undefined || text.trim() === '') return undefined
  const parts = text.split(',').map(part => (part.trim() === '' ? Number.NaN : Number(part)))
  const [west, south, east, north] = parts.length === 6 ? [parts[0], parts[1], parts[3], parts[4]] : parts
  const count = parts.length === 4 || parts.length === 6
  if (!count || !isDegree(west, 180) || !isDegree(east, 180) || !isDegree(south, 90) || !isDegree(north, 90))
    throw invalid('bbox', 'open-data.bbox_wrong')
  if (south > north) throw invalid('bbox', 'open-data.bbox_wrong')
  return [west, south, east, north]
}

function isDegree(value: number | undefined, most: number): value is number {
  return value !== undefined && Number.isFinite(value) && Math.abs(value) <= most
}

export interface Interval {
  from: Date | undefined
  to: Date | undefined
}

/** An instant or an interval of RFC 3339 times, either end open (`..` or nothing). Throws on anything else. */
export function readInterval(text: string | undefined): Interval {
  if (text === undefined || text.trim() === '') return { from: undefined, to: undefined }
  const ends = text.split('/')
  const [first = '', second = first] = ends
  if (ends.length > 2 || (ends.length === 1 && isOpenEnd(first))) throw invalid('datetime', 'open-data.datetime_wrong')
  const interval = { from: instantOf(first), to: instantOf(second) }
  if (interval.from && interval.to && interval.from > interval.to) throw invalid('datetime', 'open-data.datetime_wrong')
  return interval
}

function isOpenEnd(text: string): boolean {
  return text === '' || text === '..'
}

function instantOf(text: string): Date | undefined {
  if (isOpenEnd(text)) return undefined
  const whole = /^\d{4}-\d{2}-\d{2}([Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2}))?$/.test(text)
  const instant = new Date(text)
  if (!whole || Number.isNaN(instant.getTime())) throw invalid('datetime', 'open-data.datetime_wrong')
  return instant
}
