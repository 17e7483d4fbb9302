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
import { organisationKinds, organisationTags, shanghaiDate } from '#kernel/people/index.ts'
import type { DutyInput } from '../configuration-contract.ts'
import { dutyLevels } from '../dispatch-walk.ts'
import type { DutyView } from '../shapes.ts'
import { isReached } from './area-reach.ts'
import { addDuty, replaceDuty } from './duty-handlers.ts'
import { readDuties } from './duty-store.ts'

const column = columnsOf('matters:importDuties')

interface World {
  places: Places
  units: KnownUnit[]
  categories: { id: string; name: string; nameEn: string }[]
  duties: DutyView[]
  seen: Map<string, number>
}

interface Input {
  id: string | null
  duty: DutyInput
}

/** Rows of the duty list by what they say; a row that is there already only changes its place in the order. */
export const dutiesImporter = defineImporter<World, Input>({
  kind: 'duties',
  permission: 'duty.edit',
  columns: [
    column('category', {
      names: ['事项', '类别', '事项类别', '事项名称'],
      required: true,
      example: { zh: '示例事项', en: 'Example category' },
    }),
    column('level', {
      names: ['级别', '层级'],
      required: true,
      choices: choicesOf(dutyLevels, 'matters:levels'),
      example: { zh: '区', en: 'District' },
    }),
    column('part', {
      names: ['主办协办', '分工', '主协办'],
      choices: choicesOf(['lead', 'assist'], 'matters:parts'),
      example: { zh: '主办', en: 'Lead' },
    }),
    column('organisationKind', {
      names: ['组织类别', '单位类别'],
      choices: choicesOf(organisationKinds, 'people:kinds'),
      example: { zh: '职能部门', en: 'Department' },
    }),
    column('organisationTag', {
      names: ['条线', '行业条线'],
      choices: choicesOf(organisationTags, 'people:tags'),
      example: { zh: '城市管理', en: 'Urban management' },
    }),
    column('organisation', { names: ['组织', '责任单位', '承办单位'], example: { zh: '', en: '' } }),
    column('area', { names: ['辖区', '适用辖区', '辖区代码', 'area code'], example: { zh: '', en: '' } }),
    column('position', { names: ['次序', '顺序', '排序'], form: 'integer', most: 3, example: { zh: '0', en: '0' } }),
  ],
  fields: { categoryId: 'category', organisationId: 'organisation', areaCode: 'area' },
  async load(rows, ctx) {
    const said = (key: string) => rows.map(({ values }) => values[key] ?? '')
    const today = shanghaiDate(ctx.now)
    return {
      places: await loadPlaces(said('area'), ctx),
      units: await loadUnits(said('organisation'), ctx),
      categories: await ctx.tx.db
        .selectFrom('matters.category')
        .select(['id', 'name', 'name_en as nameEn'])
        .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
        .execute(),
      duties: await readDuties(ctx.tx.db, { inForceAt: ctx.now }),
      seen: new Map(),
    }
  },
  judge,
  async write({ id, duty }, ctx) {
    if (id === null) await addDuty(ctx, duty)
    else await replaceDuty(ctx, id, { input: duty })
  },
})

function judge(row: ImportRow, world: World, ctx: ImportCtx): Judgement<Input> {
  const read = readDuty(row, world, ctx)
  if ('outcome' in read) return read
  const { duty } = read
  if (!isReached(ctx.scope, duty.areaCode)) return wrong('area', 'matters:errors.not_your_area')
  const key = keyOf(duty)
  const first = world.seen.get(key)
  if (first !== undefined) return wrong('category', 'desk:importFaults.duplicate', { first })
  world.seen.set(key, row.row)
  const known = world.duties.find(one => keyOf(inputOf(one)) === key)
  if (!known) return { outcome: 'create', changes: newCells(row), input: { id: null, duty } }
  if ((row.values['position'] ?? '') === '' || known.position === duty.position) return { outcome: 'same' }
  const which = { column: 'category', before: known.categoryName, after: known.categoryName }
  const moved = { column: 'position', before: String(known.position), after: String(duty.position) }
  return { outcome: 'change', changes: [which, moved], input: { id: known.id, duty } }
}

type Read = { duty: DutyInput } | Extract<Judgement<Input>, { outcome: 'wrong' }>

function readDuty({ values }: ImportRow, world: World, ctx: ImportCtx): Read {
  const { category = '', area = '', organisation = '', organisationKind = '', organisationTag = '' } = values
  const named = world.categories.filter(one => [one.id, one.name, one.nameEn].includes(category))
  const [found] = named
  if (!found) return wrong('category', 'matters:importDuties.unknown', { value: category })
  if (named.length > 1) return wrong('category', 'matters:importDuties.ambiguous', { value: category })
  if ((organisationKind === '') === (organisation === ''))
    return wrong(organisation === '' ? 'organisationKind' : 'organisation', 'matters:errors.duty_names_one')
  if (organisationTag !== '' && organisationKind === '')
    return wrong('organisationTag', 'matters:errors.duty_tag_needs_kind')
  const placed = area === '' ? null : findPlace(area, { places: world.places, ctx, column: 'area' })
  if (placed && 'fault' in placed) return { outcome: 'wrong', faults: [placed.fault] }
  const areaCode = placed?.place.code ?? null
  const unit =
    organisation === '' ? null : findUnit(organisation, { units: world.units, areaCode, column: 'organisation' })
  if (unit && 'fault' in unit) return { outcome: 'wrong', faults: [unit.fault] }
  return {
    duty: {
      categoryId: found.id,
      level: dutyLevels.find(one => one === values['level']) ?? 'district',
      areaCode,
      organisationKind: organisationKind || null,
      organisationTag: organisationTag || null,
      organisationId: unit?.unit.id ?? null,
      part: values['part'] === 'assist' ? 'assist' : 'lead',
      position: Number(values['position'] ?? 0),
    },
  }
}

/** What a row says, its place in the order apart. */
function keyOf(duty: DutyInput): string {
  const { categoryId, level, areaCode, organisationKind, organisationTag, organisationId, part } = duty
  return [categoryId, level, areaCode, organisationKind, organisationTag, organisationId, part].join('|')
}

function inputOf({ area, organisation, ...duty }: DutyView): DutyInput {
  return { ...duty, areaCode: area?.code ?? null, organisationId: organisation?.id ?? null }
}
