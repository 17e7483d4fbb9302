import { expect, test } from 'vitest'
import { mapLink } from './map-link.ts'
import { isSpot, movedTo } from './place-moves.ts'

const opened = { lng: 120.1, lat: 30.2 }

test('a map that comes to rest where it was opened chose nothing', () => {
  expect(movedTo({ lng: 120.1000000004, lat: 30.2 }, { opened, place: null })).toBeNull()
})

test('a map that was sent to a place does not move the place, so its accuracy stays', () => {
  const place = { lng: 120.25, lat: 30.3 }
  expect(movedTo({ lng: 120.2500001, lat: 30.2999999 }, { opened, place })).toBeNull()
})

test('a map moved by hand says where to, to a tenth of a metre', () => {
  expect(movedTo({ lng: 120.12345678, lat: 30.2 }, { opened, place: null })).toEqual({ lng: 120.123457, lat: 30.2 })
})

test('numbers beyond the globe are no place', () => {
  expect(isSpot({ lng: 120, lat: 30 })).toBe(true)
  expect(isSpot({ lng: 190, lat: 30 })).toBe(false)
  expect(isSpot({ lng: 120, lat: 91 })).toBe(false)
})

test('the phone opens its own map at the place', () => {
  expect(mapLink(opened, 'Mozilla/5.0 (Linux; Android 14)')).toBe('geo:30.2,120.1?q=30.2,120.1')
  expect(mapLink(opened, 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)')).toBe('maps:?ll=30.2,120.1&q=30.2,120.1')
})
