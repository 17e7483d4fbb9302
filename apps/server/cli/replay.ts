import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { contract as matters } from '#features/matters/index.ts'
import { territoryContract } from '#kernel/territory/index.ts'
import { createClient } from '#platform/client/call.ts'
import { progressLine } from './progress.ts'
import { type Session, withSession } from './session.ts'

interface ReplayFlags {
  url?: string
  limit?: number
  as: string
  report: string
}

const message = z.object({ id: z.union([z.string(), z.number()]), title: z.string().default(''), text: z.string() })
type Message = z.output<typeof message>

interface Outcome {
  id: string
  status: 'accepted' | 'refused'
  number: string
  area: string
  goesTo: string
  hearBy: string
  problem: string
}

/** Longest words a report takes, in characters. */
const LONGEST = 2000

/**
 * Raises each message at a place in the city, through the same HTTP API a phone uses, and writes what became of each.
 * The same file gives the same places and request ids: a replay that was cut short goes on where it stopped.
 */
export async function replayMessages(file: string, flags: ReplayFlags): Promise<void> {
  const messages = readMessages(file).slice(0, flags.limit)
  const outcomes = await withSession({ url: flags.url, username: flags.as }, async session => {
    const places = await placesOf(session)
    const progress = progressLine('Messages')
    const results: Outcome[] = []
    for (const [index, item] of messages.entries()) {
      const requestId = stableId(item)
      const place = places[Number.parseInt(requestId.slice(0, 8), 16) % places.length]
      if (place) results.push(await raise(session, { ...item, requestId }, place))
      progress(index + 1, messages.length)
    }
    return results
  })
  writeFileSync(flags.report, csvOf(outcomes))
  summarise(outcomes, flags.report)
}

function readMessages(file: string): Message[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const parsed = message.safeParse(parseJson(line))
    if (!parsed.success) throw new Error(`Line ${index + 1} of ${file}: ${z.prettifyError(parsed.error)}`)
    return [parsed.data]
  })
}

/** Undefined is no message either: what is wrong is told with the number of its line. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Places of the city's grids, in the order of their codes. */
async function placesOf(session: Session): Promise<{ lng: number; lat: number }[]> {
  const territory = createClient(territoryContract, session.options)
  const places: { lng: number; lat: number }[] = []
  let cursor: string | undefined
  do {
    const page = await territory.listAreas({ query: { level: 'grid', limit: 200, cursor } })
    for (const area of page.items)
      if (area.lng !== null && area.lat !== null) places.push({ lng: area.lng, lat: area.lat })
    cursor = page.next ?? undefined
  } while (cursor)
  if (places.length === 0) throw new Error('The city has no grid with a place; import boundaries of grids first')
  return places
}

async function raise(
  session: Session,
  item: Message & { requestId: string },
  place: { lng: number; lat: number },
): Promise<Outcome> {
  const words = [item.title, item.text].filter(Boolean).join('\n').slice(0, LONGEST).toWellFormed()
  const blank = { id: String(item.id), number: '', area: '', goesTo: '', hearBy: '', problem: '' }
  try {
    const reply = await createClient(matters, session.options).reportMatter({
      body: { requestId: item.requestId, kind: 'resident_request', words, point: { ...place, crs: 'wgs84' } },
    })
    const goesTo = reply.goesTo.area?.name ?? ''
    return {
      ...blank,
      status: 'accepted',
      number: reply.number,
      area: reply.area.name,
      goesTo,
      hearBy: reply.hearBy ?? '',
    }
  } catch (error) {
    return { ...blank, status: 'refused', problem: error instanceof Error ? error.message : String(error) }
  }
}

/** The same message is the same command, however often the file is replayed; a UUID made from its content. */
function stableId(item: Message): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([item.id, item.title, item.text]))
    .digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

function csvOf(outcomes: readonly Outcome[]): string {
  const columns = ['id', 'status', 'number', 'area', 'goesTo', 'hearBy', 'problem'] as const
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = outcomes.map(outcome => columns.map(column => cell(outcome[column])).join(','))
  return `﻿${[columns.join(','), ...lines].join('\r\n')}\r\n`
}

function summarise(outcomes: readonly Outcome[], report: string): void {
  const accepted = outcomes.filter(outcome => outcome.status === 'accepted')
  const numbers = new Set(accepted.map(outcome => outcome.number))
  const areas = new Set(accepted.map(outcome => outcome.area))
  process.stdout.write(
    `${accepted.length} of ${outcomes.length} messages were taken in: ${numbers.size} matters in ${areas.size} grids (a message sent twice is one matter); what became of each is in ${report}\n`,
  )
  for (const outcome of outcomes.filter(one => one.status === 'refused').slice(0, 20))
    process.stdout.write(`  ${outcome.id}: ${outcome.problem}\n`)
  if (accepted.length < outcomes.length) process.exitCode = 1
}
