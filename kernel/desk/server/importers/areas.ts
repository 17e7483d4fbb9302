import { shanghaiDate } from '#kernel/people/index.ts'
import { areaLevels, isAreaCode, levelOf, parentOf } from '#kernel/territory/index.ts'
import { createArea, editArea } from '#kernel/territory/server/index.ts'
import { defineImporter, type ImportCtx, type ImportRow, type Judgement, wrong } from '../imports/importer.ts'
import { changesOf, newCells } from './changes.ts'
import { choicesOf, columnsOf } from './column.ts'
import { inPortions } from './in-portions.ts'

const column = columnsOf('desk:importColumns.areas')

interface KnownArea {
  name: string
  nameEn: string | null
  kind: string
  households: number | null
  closed: boolean
}

interface World {
  known: Map<string, KnownArea>
  /** Row of the file a code stood in first. */
  seen: Map<string, number>
}

interface Input {
  code: string
  isNew: boolean
  facts: { name: string; nameEn?: string; kind?: string; households?: number }
}

/** Areas by code: unknown codes are made, known ones renamed or corrected. The code itself never changes. */
export const areasImporter = defineImporter<World, Input>({
  kind: 'areas',
  permission: 'area.import',
  columns: [
    column('code', {
      names: ['代码', '编码', '区划代码', '统一编码', '网格编码', 'area code'],
      required: true,
      form: 'code',
      most: 40,
      example: { zh: '990101003001099', en: '990101003001099' },
    }),
    column('name', {
      names: ['名称', '辖区名', '网格名称'],
      required: true,
      example: { zh: '示例网格', en: 'Example grid' },
    }),
    column('level', {
      names: ['级别', '层级'],
      choices: choicesOf(areaLevels, 'territory:levels'),
      example: { zh: '网格', en: 'Grid' },
    }),
    column('parent', {
      names: ['上级', '父级代码'],
      form: 'code',
      most: 40,
      example: { zh: '990101003001', en: '990101003001' },
    }),
    column('nameEn', { names: ['英文'], example: { zh: 'Example grid', en: 'Example grid' } }),
    column('kind', {
      names: ['网格类型', '类别'],
      choices: choicesOf(['basic', 'dedicated'], 'territory:kinds'),
      example: { zh: '基础网格', en: 'Basic grid' },
    }),
    column('households', { names: ['户数', '住户数'], form: 'integer', most: 9, example: { zh: '320', en: '320' } }),
  ],
  order: rows => rows.toSorted((a, b) => codeOf(a).length - codeOf(b).length),
  load,
  judge,
  async write({ code, isNew, facts }, ctx) {
    if (isNew) await createArea(ctx, { code, ...facts })
    else await editArea(ctx, code, facts)
  },
})

function codeOf(row: ImportRow): string {
  return row.values['code'] ?? ''
}

async function load(rows: readonly ImportRow[], { tx, now }: ImportCtx): Promise<World> {
  const codes = rows.map(codeOf).filter(isAreaCode)
  const wanted = [...codes, ...codes.flatMap(code => parentOf(code) ?? [])]
  const today = shanghaiDate(now)
  const found = await inPortions(wanted, portion =>
    tx.db
      .selectFrom('territory.area')
      .select(['code', 'name', 'name_en', 'kind', 'households', 'valid_to'])
      .where('code', 'in', portion)
      .execute(),
  )
  const known = found.map(({ code, name, name_en: nameEn, kind, households, valid_to: end }) => {
    const area = { name, nameEn, kind, households, closed: end !== null && end <= today }
    return [code, area] as const
  })
  return { known: new Map(known), seen: new Map() }
}

function judge(row: ImportRow, world: World, ctx: ImportCtx): Judgement<Input> {
  const { code = '', name = '', nameEn = '', kind = '', households = '' } = row.values
  if (!isAreaCode(code)) return wrong('code', 'territory:rows.bad_code', { value: code })
  if (!ctx.reaches(code)) return wrong('code', 'territory:rows.out_of_reach', { value: code })
  const first = world.seen.get(code)
  if (first !== undefined) return wrong('code', 'territory:rows.duplicate', { value: code, first })
  world.seen.set(code, row.row)
  const misplaced = placeFault(row, world)
  if (misplaced) return misplaced
  const before = world.known.get(code)
  if (before?.closed) return wrong('code', 'territory:rows.code_closed', { value: code })
  const facts = {
    name,
    ...(nameEn === '' ? {} : { nameEn }),
    ...(kind === '' ? {} : { kind }),
    ...(households === '' ? {} : { households: Number(households) }),
  }
  const input = { code, isNew: !before, facts }
  if (!before) {
    world.known.set(code, { name, nameEn, kind, households: Number(households), closed: false })
    return { outcome: 'create', changes: newCells(row), input }
  }
  const { closed: _, ...was } = before
  const changes = changesOf(row, was)
  return changes.length === 0
    ? { outcome: 'same' }
    : { outcome: 'change', changes: [codeCell(code), ...changes], input }
}

/** Which area it is about. */
function codeCell(code: string) {
  return { column: 'code', before: code, after: code }
}

/** Level and parent are said by the code; where they are written they must fit. */
function placeFault({ values }: ImportRow, { known }: World) {
  const { code = '', level = '', parent = '' } = values
  if (level !== '' && level !== levelOf(code)) return wrong('level', 'desk:importFaults.level', { digits: code.length })
  const above = parentOf(code)
  if (parent !== '' && parent !== above)
    return above === null
      ? wrong('parent', 'territory:rows.parent_of_city', { value: parent })
      : wrong('parent', 'territory:rows.parent_mismatch', { value: parent, expected: above })
  if (above === null) return null
  const found = known.get(above)
  if (!found) return wrong('parent', 'territory:rows.unknown_parent', { value: above })
  return found.closed ? wrong('parent', 'territory:rows.parent_closed', { value: above }) : null
}
