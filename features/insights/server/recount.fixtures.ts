import type { DB } from '#db/tables.gen.ts'
import type { Kysely, Selectable } from 'kysely'
import type { Indicator, Measure } from '../catalogue.ts'
import type { Span } from '../periods.ts'

type Action = Selectable<DB['workflow.action']>
type Clock = Selectable<DB['workflow.clock']>
type Case = Selectable<DB['workflow.case']>

interface Event {
  measures: Partial<Record<Measure, number>>
  day: string
  hours: number | null
  area: string
  field: string
  organisation: string | null
  excluded: boolean
}

/** The same numbers from the histories, by another road: case by case in memory, without a view and without suppression. */
export interface Recounted {
  figure(
    indicator: Indicator | undefined,
    of: { span: Span; view: 'assessed' | 'all'; within: (event: Event) => boolean },
  ): { n: number; d: number; value: number | null }
}

export async function recount(db: Kysely<DB>): Promise<Recounted> {
  const cases = await db
    .selectFrom('workflow.case')
    .selectAll()
    .where('subject_kind', '=', 'matter')
    .where('reading', 'is', null)
    .execute()
  const actions = Map.groupBy(
    await db.selectFrom('workflow.action').selectAll().orderBy('seq').execute(),
    one => one.case_id,
  )
  const clocks = Map.groupBy(
    await db.selectFrom('workflow.clock').selectAll().where('kind', '=', 'state').orderBy('seq').execute(),
    one => one.case_id,
  )
  const ratings = Map.groupBy(await db.selectFrom('matters.rating').selectAll().execute(), one => one.matter_id)
  const events = cases.flatMap(row => {
    const history = { row, actions: actions.get(row.id) ?? [], clocks: clocks.get(row.id) ?? [] }
    const rated = (ratings.get(row.subject_id) ?? []).map(one => ({
      at: one.rated_at,
      organisation: leader(history, one.attempt),
      measures: {
        'rated.n': 1,
        'rated.solved': Number(one.solved === 'solved'),
        'rated.satisfied': Number(one.satisfied !== 'not_satisfied'),
      },
    }))
    if (row.state === 'voided') return []
    return [...reported(history), ...spells(history), ...rounds(history), ...rated].map(event => finished(row, event))
  })
  return { figure: (indicator, of) => figure(indicator, events, of) }
}

interface History {
  row: Case
  actions: Action[]
  clocks: Clock[]
}
interface Raw {
  at: Date
  organisation: string | null
  measures: Event['measures']
  hours?: number
}

const reported = ({ row }: History): Raw[] => [{ at: row.opened_at, organisation: null, measures: { 'reported.n': 1 } }]

function finished(row: Case, { at, organisation, measures, hours }: Raw): Event {
  return {
    measures,
    day: new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
    hours: hours ?? null,
    area: row.area_code,
    field: (row.category ?? '').split('.')[0] ?? '',
    organisation,
    excluded: row.excluded,
  }
}

/** Reopening raises it; a step carries the new one from itself on. */
function roundOf(history: History, seq: number): number {
  return history.actions
    .filter(step => step.seq <= seq)
    .map(step => (step.effects as { attempt?: number }).attempt ?? 1)
    .reduce((a, b) => Math.max(a, b), 1)
}

function endOf(history: History, clock: Clock): Action | undefined {
  return history.actions.find(step => step.seq > clock.seq && step.from_state !== step.to_state)
}

function wrongUnit(history: History, clock: Clock): boolean {
  const to = endOf(history, clock)?.to_state ?? ''
  return clock.excluded || (['assigned', 'handling'].includes(clock.state) && to.endsWith('dispatching'))
}

const kinds: Record<string, 'accept' | 'dispatch' | 'sign' | 'check'> = {
  received: 'accept',
  reported: 'accept',
  dispatching: 'dispatch',
  street_dispatching: 'dispatch',
  assigned: 'sign',
  checking: 'check',
  settled: 'check',
}

function spells(history: History): Raw[] {
  return history.clocks.flatMap(clock => {
    const kind = kinds[clock.state]
    if (!kind || !clock.due_at || wrongUnit(history, clock) || endOf(history, clock)?.to_state === 'withdrawn')
      return []
    const measures = { [`${kind}.n`]: 1, [`${kind}.kept`]: Number(clock.on_time === true) }
    return [{ at: clock.due_at, organisation: clock.organisation_id, measures }]
  })
}

function leader(history: History, round: number): string | null {
  const own = history.clocks.filter(
    clock =>
      ['assigned', 'handling'].includes(clock.state) &&
      clock.organisation_id !== null &&
      roundOf(history, clock.seq) === round &&
      !wrongUnit(history, clock),
  )
  return own.at(-1)?.organisation_id ?? null
}

function rounds(history: History): Raw[] {
  const all = new Set(history.actions.map(step => roundOf(history, step.seq)))
  return [...all].flatMap(round => oneRound(history, round))
}

function oneRound(history: History, round: number): Raw[] {
  const steps = history.actions.filter(step => roundOf(history, step.seq) === round)
  const work = history.clocks.filter(
    clock =>
      roundOf(history, clock.seq) === round &&
      ['handling', 'settled', 'checking'].includes(clock.state) &&
      !wrongUnit(history, clock),
  )
  const organisation = leader(history, round)
  const pass = steps.findLast(step => step.name === 'pass')
  const first = work.find(
    clock => clock.state !== 'checking' && endOf(history, clock)?.name !== 'refuse_settlement' && clock.due_at !== null,
  )
  const settled = first?.state === 'settled'
  const due = first?.due_at && {
    at: first.due_at,
    organisation,
    measures: {
      'due.n': 1,
      'due.handled': Number(settled || endOf(history, first) !== undefined),
      'due.handled_kept': Number(settled || first.on_time === true),
      'due.closed': Number(pass !== undefined),
      'due.closed_kept': Number(pass !== undefined && work.every(clock => clock.on_time === true)),
      'due.reworked': Number(steps.some(step => ['send_back', 'refuse_settlement'].includes(step.name))),
      'due.extended': Number(
        work.some(clock => clock.state === 'handling' && 'extensions' in (clock.why as Record<string, unknown>)),
      ),
    },
  }
  const began = steps[0]?.at ?? history.row.opened_at
  const hours = pass && Math.ceil((pass.at.getTime() - began.getTime()) / 3_600_000)
  const closed = pass && {
    at: pass.at,
    organisation,
    hours: hours ?? 0,
    measures: { 'closed.n': 1, 'closed.hours': hours ?? 0 },
  }
  return [...(due ? [due] : []), ...(closed ? [closed] : [])]
}

function figure(
  indicator: Indicator | undefined,
  events: readonly Event[],
  { span, view, within }: Parameters<Recounted['figure']>[1],
): { n: number; d: number; value: number | null } {
  if (!indicator) throw new Error('An indicator that is not in the catalogue')
  const own = events.filter(
    event => event.day >= span.from && event.day <= span.to && within(event) && (view === 'all' || !event.excluded),
  )
  const sum = (name: Measure): number =>
    name === 'due.open'
      ? sum('due.n') - sum('due.handled')
      : own.reduce((total, event) => total + (event.measures[name] ?? 0), 0)
  if (indicator.how === 'count') return { n: sum(indicator.of), d: sum(indicator.of), value: sum(indicator.of) }
  const d = sum(indicator.per)
  if (indicator.how === 'rate') return { n: sum(indicator.of), d, value: (sum(indicator.of) / d) * 100 }
  const hours = own.flatMap(event => (event.hours === null ? [] : [event.hours])).toSorted((a, b) => a - b)
  const middle = ((hours[Math.floor((d - 1) / 2)] ?? 0) + (hours[Math.floor(d / 2)] ?? 0)) / 2
  return { n: d, d, value: indicator.how === 'median' ? middle : sum('closed.hours') / d }
}
