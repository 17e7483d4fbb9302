import { expect, it } from 'vitest'
import { readMapState } from './map-state.ts'

const home = '990101001004'

it('begins where the viewer works, with open matters', () => {
  expect(readMapState({}, { home })).toMatchObject({
    area: home,
    pick: null,
    measure: 'open',
    level: 'grid',
    matters: true,
    filters: { final: 'false' },
    position: null,
    mode: 'map',
  })
})

it('shows a grid in its community, picked', () => {
  expect(readMapState({ area: '990101001004002' }, { home })).toMatchObject({ area: home, pick: '990101001004002' })
  expect(readMapState({}, { home: '990101001004002001' })).toMatchObject({ area: home, pick: '990101001004002' })
})

it('takes nothing from the address that the server would refuse', () => {
  const odd = {
    area: '12',
    fill: 'mood',
    level: 'city',
    bucket: 'x',
    category: 'A;',
    z: '99',
    lng: '1',
    lat: '1',
    matter: 'x.y',
    view: 'globe',
  }
  expect(readMapState(odd, { home })).toEqual(readMapState({}, { home }))
})

it('reads everything it writes', () => {
  const url = {
    area: '9901',
    fill: 'none',
    level: 'grid',
    overdue: 'true',
    closed: 'true',
    lng: '117.3',
    lat: '31.9',
    z: '12.5',
    view: 'list',
  }
  expect(readMapState(url, { home })).toMatchObject({
    area: '9901',
    measure: null,
    level: 'grid',
    filters: { overdue: 'true' },
    position: { centre: { lng: 117.3, lat: 31.9 }, zoom: 12.5 },
    mode: 'list',
  })
})
