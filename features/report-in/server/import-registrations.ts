import {
  choicesOf,
  columnsOf,
  defineImporter,
  findPlace,
  findUnit,
  type ImportCtx,
  type ImportRow,
  type Judgement,
  type KnownUnit,
  loadPlaces,
  loadUnits,
  newCells,
  type Places,
  wrong,
} from '#kernel/desk/server/index.ts'
import { screenWords, shanghaiDate } from '#kernel/people/index.ts'
import { levelOf } from '#kernel/territory/index.ts'
import { registrationKinds } from '../shapes.ts'
import type { ReportInDeps } from './report-in-deps.ts'
import { blindName } from './seal-name.ts'
import { type NewRegistration, registrationRow } from './write-registration.ts'

const column = columnsOf('report-in:importRegistrations')

const columns = [
  column('kind', {
    names: ['类别', '报到类别'],
    required: true,
    choices: choicesOf(registrationKinds, 'report-in:kinds'),
    example: { zh: '个人', en: 'Person' },
  }),
  column('name', { names: ['姓名', '报到人'], most: 40, example: { zh: '', en: '' } }),
  column('unit', {
    names: ['单位', '所在单位', '报到单位'],
    required: true,
    example: { zh: '示例单位', en: 'Example unit' },
  }),
  column('community', {
    names: ['社区', '报到社区'],
    required: true,
    example: { zh: '示例社区', en: 'Example community' },
  }),
  column('since', {
    names: ['报到日期', '报到时间'],
    form: 'date',
    example: { zh: '2026-01-05', en: '2026-01-05' },
  }),
  column('offers', { names: ['服务意向', '特长', '备注'], most: 300, example: { zh: '', en: '' } }),
]

interface World {
  places: Places
  units: KnownUnit[]
  standing: Set<string>
  seen: Map<string, number>
}

/**
 * A register kept until now, taken over: who serves which community, by name, unit and place. Nothing else about a
 * person is taken, and nobody is taken over twice. The rows begin as they stand: they served before the product did.
 */
export function importRegistrations({ crypto }: Pick<ReportInDeps, 'crypto'>) {
  const keyOf = (row: Pick<NewRegistration, 'kind' | 'organisationId' | 'areaCode' | 'name'>) =>
    [row.kind, row.organisationId, row.areaCode, row.name === null ? '' : blindName(crypto, row.name)].join('|')
  return defineImporter<World, NewRegistration>({
    kind: 'registrations',
    permission: 'report_in.place',
    columns,
    fields: { communityCode: 'community', organisationId: 'unit', happenedOn: 'since' },
    async load(rows, ctx) {
      const said = (key: string) => rows.map(({ values }) => values[key] ?? '')
      const units = await loadUnits(said('unit'), ctx)
      const blinds = said('name').map(name => (name === '' ? '' : blindName(crypto, name)))
      return {
        places: await loadPlaces(said('community'), ctx),
        units,
        standing: await readStanding(ctx, { unitIds: units.map(unit => unit.id), blinds: new Set(blinds) }),
        seen: new Map(),
      }
    },
    judge(row, world, ctx): Judgement<NewRegistration> {
      const read = readRow(row, world, ctx)
      if ('outcome' in read) return read
      const key = keyOf(read)
      const first = world.seen.get(key)
      if (first !== undefined) return wrong('name', 'desk:importFaults.duplicate', { first })
      world.seen.set(key, row.row)
      if (world.standing.has(key)) return { outcome: 'same' }
      return { outcome: 'create', changes: newCells(row), input: read }
    },
    async write(given, ctx) {
      const row = await registrationRow(ctx.tx.db, given, { now: ctx.now, crypto })
      await ctx.tx.db
        .insertInto('report_in.registration')
        .values({ ...row, state: 'registered', reported_on: given.happenedOn })
        .execute()
    },
  })
}

/** What stands of these units under these names, as the keys of rows. */
async function readStanding(
  ctx: ImportCtx,
  { unitIds, blinds }: { unitIds: readonly string[]; blinds: ReadonlySet<string> },
): Promise<Set<string>> {
  if (unitIds.length === 0) return new Set()
  const rows = await ctx.tx.db
    .selectFrom('report_in.registration')
    .select(['kind', 'organisation_id', 'area_code', 'name_blind'])
    .where('organisation_id', 'in', [...unitIds])
    .where('state', 'in', ['offered', 'confirming', 'placing', 'registered'])
    .execute()
  return new Set(
    rows
      .filter(row => blinds.has(row.name_blind ?? ''))
      .map(row => [row.kind, row.organisation_id, row.area_code, row.name_blind ?? ''].join('|')),
  )
}

type Read = NewRegistration | Extract<Judgement<NewRegistration>, { outcome: 'wrong' }>

function readRow({ values }: ImportRow, world: World, ctx: ImportCtx): Read {
  const { name = '', unit: unitName = '', community = '', since = '', offers = '' } = values
  const kind = values['kind'] === 'unit' ? 'unit' : 'member'
  if ((kind === 'member') === (name === ''))
    return wrong(
      'name',
      kind === 'member' ? 'report-in:importRegistrations.nameNeeded' : 'report-in:importRegistrations.noName',
    )
  const placed = findPlace(community, { places: world.places, ctx, column: 'community' })
  if ('fault' in placed) return { outcome: 'wrong', faults: [placed.fault] }
  if (levelOf(placed.place.code) !== 'community') return wrong('community', 'report-in:errors.community_unknown')
  const unit = findUnit(unitName, { units: world.units, areaCode: placed.place.code, column: 'unit' })
  if ('fault' in unit) return { outcome: 'wrong', faults: [unit.fault] }
  const today = shanghaiDate(ctx.now)
  if (since > today) return wrong('since', 'report-in:errors.in_the_future')
  return {
    kind,
    name: kind === 'member' ? name : null,
    personId: null,
    organisationId: unit.unit.id,
    organisationName: unit.unit.name,
    community: placed.place,
    areaCode: placed.place.code,
    reason: 'register',
    happenedOn: since === '' ? today : since,
    offers: [],
    offerWords: screenWords(offers),
    willing: [],
    next: 'placing',
    previousId: null,
    actor: ctx.actor,
  }
}
