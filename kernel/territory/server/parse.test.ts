import { beforeAll, expect, test } from 'vitest'
import { registerMessages } from '#platform/i18n.ts'
import { rowReasons } from '../import-report.ts'
import { messages } from '../index.ts'
import { fromWgs84 } from '../crs.ts'
import { at } from '../shapes.fixtures.ts'
import { errorFile, rowSentence } from './error-file.ts'
import { parseBoundaries } from './parse-boundaries.ts'
import { parseDivisions } from './parse-divisions.ts'
import { planDivisions } from './plan-divisions.ts'

beforeAll(() => registerMessages('territory', messages))

const anywhere = () => true

test('spreadsheet habits are read through: title row, full-width digits, spaces, Chinese headings, a byte order mark', () => {
  const { rows, errors, total } = parseDivisions(
    '\uFEFF近邻市区划表,,\n代码,名称,级别\n ９９０１ ,　近邻市　,市\n\n990101,东区,区县\n,,\n',
  )
  expect(errors).toEqual([])
  expect(total).toBe(2)
  expect(rows.map(({ line, code, name, level }) => [line, code, name, level])).toEqual([
    [3, '9901', '近邻市', 'city'],
    [5, '990101', '东区', 'district'],
  ])
})

test('each fault has its line, field and reason', () => {
  const { rows, errors } = parseDivisions(
    [
      'code,name,level,parent',
      '9901,近邻市,city,',
      ',没有代码,,',
      '9.90101E+11,科学计数,,',
      '990101,,district,9901',
      '990102,西区,省,9901',
      '990103,滨湖区,street,9901',
      '990104,南区,district,9902',
      '9902,有上级,city,99',
      '9901,又来,city,',
      `990105,${'长'.repeat(101)},,`,
    ].join('\n'),
  )
  expect(rows.map(row => row.code)).toEqual(['9901'])
  expect(errors.map(({ line, field, reason }) => [line, field, reason])).toEqual([
    [3, 'code', 'missing'],
    [4, 'code', 'bad_code'],
    [5, 'name', 'missing'],
    [6, 'level', 'bad_level'],
    [7, 'level', 'level_mismatch'],
    [8, 'parent', 'parent_mismatch'],
    [9, 'parent', 'parent_of_city'],
    [10, 'code', 'duplicate'],
    [11, 'name', 'too_long'],
  ])
  expect(errors[7]?.params).toEqual({ value: '9901', first: 2 })
})

test('children may stand before parents; a row falls with its parent; closed codes stay closed', () => {
  const { rows } = parseDivisions(
    'code,name\n990101001,街道\n990101,东区\n990102001,西街道\n990103001001,无根\n9901,近邻市\n990104,旧区\n990105001,新街道\n',
  )
  const known = new Map([
    ['990102', { name: '西区', closed: true }],
    ['990104', { name: '旧区', closed: true }],
    ['990105', { name: '北区', closed: false }],
    ['9901', { name: '老名字', closed: false }],
  ])
  const plan = planDivisions(rows, known, anywhere)
  expect(plan.create.map(row => row.code)).toEqual(['990101', '990101001', '990105001'])
  expect(plan.rename.map(row => row.code)).toEqual(['9901'])
  expect(plan.errors.map(({ line, reason }) => [line, reason])).toEqual([
    [7, 'code_closed'],
    [4, 'parent_closed'],
    [5, 'unknown_parent'],
  ])
})

test('boundaries become WGS84, closed rings, codes in their own length', () => {
  const corners = [at(0, 0), at(100, 0), at(100, 100)].map(([lng, lat]) => fromWgs84(lng, lat, 'bd09'))
  const { features, errors } = parseBoundaries(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { adcode: 990100, name: '近邻市' },
          geometry: { type: 'Polygon', coordinates: [corners] },
        },
      ],
    }),
    'bd09',
  )
  expect(errors).toEqual([])
  expect(features[0]).toMatchObject({ code: '9901', row: ['990100', '近邻市'] })
  const [outer] = features[0]?.polygon[0] ?? []
  expect(outer).toHaveLength(4)
  expect(outer?.[0]).toEqual(outer?.[3])
  expect(outer?.[0]?.[0]).toBeCloseTo(at(0, 0)[0], 5)
})

test('heights are dropped; what is no position, no ring or no polygon is refused', () => {
  const read = (geometry: unknown) =>
    parseBoundaries(JSON.stringify({ features: [{ properties: { code: '9901' }, geometry }] }), 'wgs84')
  const ring = [
    [118, 32, 5],
    [118.1, 32, 5],
    [118.1, 32.1, 5],
    [118, 32, 5],
  ]
  expect(read({ type: 'Polygon', coordinates: [ring] }).features[0]?.polygon[0]?.[0]?.[0]).toEqual([118, 32])
  for (const geometry of [
    null,
    { type: 'Point', coordinates: [118, 32] },
    { type: 'Polygon', coordinates: [] },
    {
      type: 'Polygon',
      coordinates: [
        [
          [118, 32],
          [118.1, 32],
        ],
      ],
    },
    {
      type: 'Polygon',
      coordinates: [
        [
          ['118', 32],
          [118.1, 32],
          [118.1, 32.1],
        ],
      ],
    },
    { type: 'MultiPolygon', coordinates: 'none' },
  ])
    expect(read(geometry).errors).toMatchObject([{ line: 1, field: 'geometry', reason: 'bad_geometry' }])
})

test('every reason has a sentence in both languages', () => {
  for (const reason of rowReasons)
    for (const locale of ['zh', 'en'] as const)
      expect(rowSentence({ reason, params: {} }, locale)).not.toContain('rows.')
})

test('the error file keeps the row, quotes what needs it, and runs nothing', () => {
  const error = { field: 'code', reason: 'bad_code', params: { value: 'x' } } as const
  const file = errorFile(
    ['code', 'name'],
    [
      { ...error, line: 9, row: ['=1+1', 'a,"b"\nc'] },
      { ...error, line: 2, row: ['x'] },
    ],
    'en',
  )
  expect(file.startsWith('\uFEFFcode,name,Line,Field,Reason\r\nx,,2,code,')).toBe(true)
  expect(file).toContain('\r\n\'=1+1,"a,""b""\nc",9,code,')
})
