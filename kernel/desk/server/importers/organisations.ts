import {
  isCreditCode,
  type OrganisationKind,
  organisationKinds,
  type OrganisationTag,
  organisationTags,
} from '#kernel/people/index.ts'
import { createOrganisation, editOrganisation } from '#kernel/people/server/index.ts'
import {
  type Change,
  defineImporter,
  type Fault,
  type ImportCtx,
  type ImportRow,
  type Judgement,
  wrong,
} from '../imports/importer.ts'
import { changesOf, newCells } from './changes.ts'
import { choicesOf, columnsOf } from './column.ts'
import { findPlace, loadPlaces, type Places } from './places.ts'
import { findUnit, type KnownUnit, loadUnits } from './units.ts'

const column = columnsOf('desk:importColumns.organisations')

interface World {
  places: Places
  units: KnownUnit[]
  seen: Map<string, number>
}

interface Input {
  id: string | null
  facts: {
    name: string
    kind: OrganisationKind
    areaCode: string
    tag?: OrganisationTag
    parentId?: string
    shortName?: string
    creditCode?: string
    phone?: string
    address?: string
  }
}

/** Organisations by credit code, else by name and area: unknown ones are made, known ones corrected where the file says more. */
export const organisationsImporter = defineImporter<World, Input>({
  kind: 'organisations',
  permission: 'directory.edit',
  columns: [
    column('name', {
      names: ['名称', '单位名称', '机构名称', '组织名称', '全称'],
      required: true,
      example: { zh: '示例路社区居民委员会', en: 'Example Road Residents’ Committee' },
    }),
    column('kind', {
      names: ['类别', '类型', '组织类型', '单位类别'],
      required: true,
      choices: choicesOf(organisationKinds, 'people:kinds'),
      example: { zh: '居民委员会', en: 'Residents’ committee' },
    }),
    column('area', {
      names: ['辖区', '所在辖区', '辖区代码', '区划代码', '所属辖区', 'area code'],
      required: true,
      example: { zh: '东区/梧桐街道/示例路社区', en: '990101003099' },
    }),
    column('tag', {
      names: ['条线', '行业', '行业条线'],
      choices: choicesOf(organisationTags, 'people:tags'),
      example: { zh: '', en: '' },
    }),
    column('parent', { names: ['上级', '上级单位', '主管单位'], example: { zh: '', en: '' } }),
    column('shortName', { names: ['简称'], most: 50, example: { zh: '示例路居委会', en: 'Example Road' } }),
    column('creditCode', { names: ['信用代码', '社会信用代码'], form: 'code', most: 18, example: { zh: '', en: '' } }),
    column('phone', {
      names: ['电话', '值班电话', '联系电话'],
      most: 40,
      example: { zh: '0551-5550100', en: '0551-5550100' },
    }),
    column('address', {
      names: ['地址', '办公地址'],
      most: 200,
      example: { zh: '示例路 1 号', en: '1 Example Road' },
    }),
  ],
  fields: { areaCode: 'area', parentId: 'parent' },
  order: parentsFirst,
  async load(rows, ctx) {
    const said = (key: string) => rows.map(({ values }) => values[key] ?? '')
    return {
      places: await loadPlaces(said('area'), ctx),
      units: await loadUnits(['name', 'parent', 'creditCode'].flatMap(said), ctx),
      seen: new Map(),
    }
  },
  judge,
  async write({ id, facts }, ctx) {
    if (id === null) await createOrganisation(ctx, facts)
    else await editOrganisation(ctx, id, facts)
  },
})

/** Who is named as a parent in the file goes before whoever names it. */
function parentsFirst(rows: readonly ImportRow[]): ImportRow[] {
  const byName = new Map(rows.map(row => [row.values['name'], row]))
  const depthOf = (row: ImportRow) => {
    let [depth, at] = [0, byName.get(row.values['parent'] || undefined)]
    while (at && depth < 10) {
      depth += 1
      at = byName.get(at.values['parent'] || undefined)
    }
    return depth
  }
  return rows
    .map(row => ({ row, depth: depthOf(row) }))
    .toSorted((a, b) => a.depth - b.depth)
    .map(({ row }) => row)
}

function judge(row: ImportRow, world: World, ctx: ImportCtx): Judgement<Input> {
  const { name = '', kind = '', tag = '', parent = '', creditCode = '', area = '' } = row.values
  if (creditCode !== '' && !isCreditCode(creditCode)) return wrong('creditCode', 'people:errors.bad_credit_code')
  const placed = findPlace(area, { places: world.places, ctx, column: 'area' })
  if ('fault' in placed) return refused(placed.fault)
  const { place } = placed
  const key = creditCode === '' ? `${place.code} ${name}` : creditCode
  const first = world.seen.get(key)
  if (first !== undefined) return wrong('name', 'desk:importFaults.duplicate', { first })
  world.seen.set(key, row.row)
  const above = parent === '' ? null : findUnit(parent, { units: world.units, areaCode: place.code, column: 'parent' })
  if (above && 'fault' in above) return refused(above.fault)
  const known = world.units.filter(unit => isIt(unit, { name, creditCode, areaCode: place.code }, ctx))
  if (known.length > 1) return wrong('name', 'desk:importFaults.unit_ambiguous', { value: name, count: known.length })
  const facts = {
    name,
    kind: organisationKinds.find(one => one === kind) ?? 'team',
    areaCode: place.code,
    ...withTag(tag),
    ...(above ? { parentId: above.unit.id } : {}),
    ...given(row, ['shortName', 'creditCode', 'phone', 'address']),
  }
  const [before] = known
  if (!before) {
    world.units.push(unitOf(row, place.code))
    return { outcome: 'create', changes: newCells(row), input: { id: null, facts } }
  }
  const changes = differences(row, { before, place: place.code, above: above?.unit })
  if (changes.length === 0) return { outcome: 'same' }
  const which = { column: 'name', before: before.name, after: name }
  return {
    outcome: 'change',
    changes: [which, ...changes.filter(change => change.column !== 'name')],
    input: { id: before.id, facts },
  }
}

function refused(fault: Fault) {
  return { outcome: 'wrong' as const, faults: [fault] }
}

/** The same credit code, else the same name at the same place; what can only be seen is never taken for it. */
function isIt(unit: KnownUnit, row: { name: string; creditCode: string; areaCode: string }, ctx: ImportCtx): boolean {
  if (!ctx.reaches(unit.areaCode)) return false
  if (row.creditCode !== '' && unit.creditCode !== null) return unit.creditCode === row.creditCode
  return unit.name === row.name && unit.areaCode === row.areaCode
}

function differences(
  row: ImportRow,
  { before, place, above }: { before: KnownUnit; place: string; above: KnownUnit | undefined },
): Change[] {
  const { name, kind, tag, shortName, creditCode, phone, address } = before
  const moved = before.areaCode === place ? [] : [{ column: 'area', before: before.areaCode, after: place }]
  const under = !above || above.id === before.parentId ? [] : [{ column: 'parent', before: '', after: above.name }]
  return [...changesOf(row, { name, kind, tag, shortName, creditCode, phone, address }), ...moved, ...under]
}

function withTag(text: string): { tag?: OrganisationTag } {
  const tag = organisationTags.find(one => one === text)
  return tag ? { tag } : {}
}

function given<K extends string>(row: ImportRow, keys: readonly K[]): Partial<Record<K, string>> {
  const said = keys.filter(key => (row.values[key] ?? '') !== '')
  return Object.fromEntries(said.map(key => [key, row.values[key]])) as Partial<Record<K, string>>
}

/** As it will be, for rows further down that stand under it. */
function unitOf({ values }: ImportRow, areaCode: string): KnownUnit {
  return {
    id: '',
    name: values['name'] ?? '',
    kind: values['kind'] ?? '',
    tag: null,
    shortName: null,
    areaCode,
    parentId: null,
    creditCode: values['creditCode'] || null,
    phone: null,
    address: null,
  }
}
