import { describe, expect, it } from 'vitest'
import { readBox, readInterval } from './ogc-query.ts'

describe('bbox', () => {
  it('has four edges, or six of which the heights do not count', () => {
    expect(readBox('118.1,32.2,118.9,32.9')).toEqual([118.1, 32.2, 118.9, 32.9])
    expect(readBox('118.1,32.2,-5,118.9,32.9,80')).toEqual([118.1, 32.2, 118.9, 32.9])
    expect(readBox(undefined)).toBeUndefined()
  })
  it.each(['1,2,3', '1,2,3,x', '1,,3,4', '200,0,1,1', '0,10,1,5', '1,2,3,4,5', 'Infinity,0,1,1'])('not %s', text => {
    expect(() => readBox(text)).toThrow('open-data.bbox_wrong')
  })
})

describe('datetime', () => {
  const at = (text: string) => new Date(text)
  it('is an instant or an interval with open ends', () => {
    expect(readInterval('2026-09-23T10:00:00Z')).toEqual({
      from: at('2026-09-23T10:00:00Z'),
      to: at('2026-09-23T10:00:00Z'),
    })
    expect(readInterval('2026-09-01T00:00:00+08:00/..')).toEqual({ from: at('2026-08-31T16:00:00Z'), to: undefined })
    expect(readInterval('/2026-09-01T00:00:00Z')).toEqual({ from: undefined, to: at('2026-09-01T00:00:00Z') })
    expect(readInterval(undefined)).toEqual({ from: undefined, to: undefined })
  })
  it.each(['..', 'yesterday', '2026-13-01', '2026-09-02/2026-09-01', 'a/b/c', '2026'])('not %s', text => {
    expect(() => readInterval(text)).toThrow('open-data.datetime_wrong')
  })
})
