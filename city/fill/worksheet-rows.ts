import type { City } from '../city.ts'
import type { PlayedMatter } from '../play/played.ts'
import { createRandom } from '../random.ts'
import type { FullRow } from './insert-rows.ts'
import type { CityPorts } from './ports.ts'

const DAY = 86_400_000
/** Results go back some days after the end; what ended later waits to be returned. */
const DAYS_TO_RETURN = 4

/** The work sheets of what came by the hotline, as they were imported and, once finished, returned. */
export function worksheetRows(
  played: readonly PlayedMatter[],
  { city, now }: { city: City; now: Date },
): FullRow<'matters.worksheet'>[] {
  const street = city.cast.get('supervisor')?.id ?? null
  return played
    .filter(({ plan }) => plan.source === 'hotline')
    .map(({ plan, matterId, record: { case: row } }) => {
      const closed = row.closed_at
      const returned = closed && now.getTime() - closed.getTime() > DAYS_TO_RETURN * DAY
      return {
        district: row.district,
        sheet_number: sheetNumber(row.number),
        matter_id: matterId,
        sheet: { number: sheetNumber(row.number), type: '投诉', dueAt: dayOf(plan.openedAt, 7) },
        imported_at: plan.openedAt,
        imported_by: street,
        returned_at: returned ? new Date(closed.getTime() + DAY) : null,
        returned_by: returned ? street : null,
        returned_outcome: returned ? row.outcome : null,
      }
    })
}

/** `RX` and the digits of the matter's own number: unmistakably invented. */
function sheetNumber(number: string): string {
  return `RX${number.replaceAll('-', '')}`
}

function dayOf(at: Date, days: number): string {
  return new Date(at.getTime() + 8 * 3_600_000 + days * DAY).toISOString().slice(0, 10)
}

/** Two imports of the street: one that went through, one with rows that were refused and say why. */
export function worksheetRuns(
  city: City,
  { ports, now }: { ports: CityPorts; now: Date },
): FullRow<'matters.worksheet_run'>[] {
  const person = city.cast.get('supervisor')
  if (!person) return []
  const random = createRandom(city.seed, 'worksheet runs')
  const refused = [
    { number: 'RX-0007', title: '路灯不亮', content: '', faults: [{ code: 'content_missing' }] },
    { number: 'RX-0009', title: '占道经营', content: '早市占道，车进不来', faults: [{ code: 'place_missing' }] },
  ]
  const rows = refused.map(({ faults, ...sheet }, index) => ({
    row: index * 2 + 8,
    cells: { 工单编号: sheet.number, 标题: sheet.title, 主要内容: sheet.content },
    sheet,
    faults,
  }))
  const run = (daysAgo: number, counts: { total: number; failed: number }) => {
    const at = new Date(now.getTime() - daysAgo * DAY)
    return {
      id: random.id(at),
      area_code: city.home.street,
      file_name: `12345工单${dayOf(at, 0)}.xlsx`,
      state: 'done',
      total: counts.total,
      done: counts.total,
      created: counts.total - counts.failed,
      known: 0,
      failed: counts.failed,
      started_by: person.id,
      created_at: at,
      finished_at: new Date(at.getTime() + 60_000),
    }
  }
  return [
    { ...run(2, { total: 14, failed: refused.length }), ...ports.sealSheetRows(rows) },
    { ...run(12, { total: 21, failed: 0 }), alg: null, key_id: null, rows_cipher: null },
  ]
}
