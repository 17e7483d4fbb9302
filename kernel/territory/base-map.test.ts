import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BaseMapSetting, drawingOf, templateFault, tileOrigins } from './base-map.ts'

const named = (url: string) => url.startsWith('http://10.1.2.3:8080/')

test('a template names one machine by https, or one the installation names, and the three numbers of a tile', () => {
  expect(templateFault('https://tiles.example.org/{z}/{x}/{y}.png', named)).toBeNull()
  expect(templateFault('https://tiles.example.org/t?z={z}&x={x}&y={y}', named)).toBeNull()
  expect(templateFault('http://10.1.2.3:8080/{z}/{x}/{y}.png', named)).toBeNull()
  for (const wrong of [
    'http://tiles.example.org/{z}/{x}/{y}.png',
    'https://tiles.example.org/{z}/{x}.png',
    'https://{s}.example.org/{z}/{x}/{y}.png',
    'https://name:word@tiles.example.org/{z}/{x}/{y}.png',
    "https://tiles.example.org/{z}/{x}/{y}.png; script-src 'unsafe-inline'",
    'javascript:{z}{x}{y}',
    'tiles/{z}/{x}/{y}',
  ])
    expect(templateFault(wrong, named), wrong).toBe('bad_template')
})

test('tiles of another frame are refused: ours would stand beside them', () => {
  expect(templateFault('https://webrd01.is.autonavi.com/t?x={x}&y={y}&z={z}', named)).toBe('shifted_tiles')
  expect(templateFault('https://maponline0.bdimg.com/tile/?x={x}&y={y}&z={z}', named)).toBe('shifted_tiles')
})

test('a browser is let to the origins of the tiles and to nothing else', () => {
  const settings: BaseMapSetting[] = [
    { kind: 'none' },
    { kind: 'tianditu', style: 'vector', key: 'a'.repeat(32), reviewNumber: 'GS(2024)0001号', opacity: 1 },
    {
      kind: 'xyz',
      tiles: 'https://t.example.org:8443/{z}/{x}/{y}.png',
      attribution: '近邻市',
      maxZoom: 17,
      opacity: 1,
    },
  ]
  for (const setting of settings) {
    const origins = new Set(
      drawingOf(setting)
        ?.layers.flat()
        .map(tiles => new URL(tiles).origin),
    )
    expect(tileOrigins(setting)).toEqual([...origins])
  }
})

test('no template, however written, adds a second directive to the content policy', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (host, rest) => {
      const tiles = `https://t.example.org${host}/{z}/{x}/{y}${rest}`
      if (templateFault(tiles, () => false) !== null) return
      for (const origin of tileOrigins({ kind: 'xyz', tiles, attribution: 'x', maxZoom: 18, opacity: 1 }))
        expect(origin).toMatch(/^https:\/\/[^\s;,'"]+$/)
    }),
  )
})

test('天地图 says whose it is and under which number it was reviewed, over its picture and its names', () => {
  const drawing = drawingOf({
    kind: 'tianditu',
    style: 'imagery',
    key: 'b'.repeat(32),
    reviewNumber: 'GS(2024)0001号',
    opacity: 0.8,
  })
  expect(drawing?.attribution).toBe('天地图 · GS(2024)0001号')
  expect(drawing?.layers.map(([first]) => new URL(first ?? '').searchParams.get('LAYER'))).toEqual(['img', 'cia'])
})
