import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, type Duty, dutyLevels, type WalkInput, walkDispatch } from './dispatch-walk.ts'

const path = [
  { level: 'grid', code: '990101001001001', name: '一网格' },
  { level: 'community', code: '990101001001', name: '梧桐社区' },
  { level: 'street', code: '990101001', name: '清流街道' },
  { level: 'district', code: '990101', name: '东区' },
  { level: 'city', code: '9901', name: '近邻市' },
] as const
const compound = { id: 'compound-1', name: '锦绣花园' }

function organisation(id: string, kind: string, rest: Partial<Candidate> = {}): Candidate {
  return { id, name: id, kind, tag: null, areaCode: '990101', compoundIds: [], ...rest }
}

function duty(id: string, rest: Partial<Duty>): Duty {
  return {
    id,
    categoryId: 'livelihood.sewer',
    level: 'district',
    areaCode: null,
    organisationKind: 'department',
    organisationTag: null,
    organisationId: null,
    part: 'lead',
    position: 0,
    ...rest,
  }
}

const property = organisation('property', 'property_company', {
  areaCode: '990101001001',
  compoundIds: ['compound-1'],
})
const committee = organisation('committee', 'residents_committee', { areaCode: '990101001001' })
const streetOffice = organisation('street', 'government', { areaCode: '990101001' })
const water = organisation('water', 'department', { tag: 'water' })
const housing = organisation('housing', 'department', { tag: 'housing' })
const everyone = [property, committee, streetOffice, water, housing]
const category = { id: 'livelihood.sewer', field: 'livelihood' }
const sewer = [
  duty('d1', { level: 'grid', organisationKind: 'property_company' }),
  duty('d2', { level: 'district', organisationTag: 'water' }),
]

function walk(rest: Partial<WalkInput> = {}) {
  return walkDispatch({ category, place: { path, compound }, duties: sewer, organisations: everyone, ...rest })
}

describe('the dispatch walk', () => {
  it('asks the property company of the compound first', () => {
    const result = walk()
    expect(result.lead?.id).toBe('property')
    expect(result.steps).toMatchObject([{ level: 'compound', areaName: '锦绣花园', dutyId: 'd1' }])
  })

  it('passes over property companies outside compounds and says so', () => {
    const result = walk({ place: { path, compound: null } })
    expect(result.lead?.id).toBe('water')
    expect(result.steps.map(step => [step.level, step.found?.id ?? null])).toEqual([
      ['grid', null],
      ['district', 'water'],
    ])
  })

  it('picks the department by its trade', () => {
    const duties = [duty('d3', { organisationTag: 'housing' })]
    expect(walk({ duties }).lead?.id).toBe('housing')
  })

  it('puts the item before its field, and the smaller area before the larger', () => {
    const duties = [
      duty('field', { categoryId: 'livelihood', level: 'street', organisationKind: 'government' }),
      duty('item', { level: 'district', organisationTag: 'housing' }),
    ]
    expect(walk({ duties }).lead?.id).toBe('housing')
    const local = duty('local', { level: 'district', areaCode: '990101001', organisationTag: 'water' })
    expect(walk({ duties: [...duties, local] }).lead?.id).toBe('water')
    const sibling = duty('sibling', { level: 'district', areaCode: '990101002', organisationTag: 'water' })
    expect(walk({ duties: [...duties, sibling] }).lead?.id).toBe('housing')
  })

  it('asks the field only when the item leads to nobody', () => {
    const general = duty('field', { categoryId: 'livelihood', level: 'street', organisationKind: 'government' })
    const absent = duty('item', { level: 'district', organisationTag: 'gas' })
    const result = walk({ duties: [general, absent] })
    expect(result.steps.map(step => [step.dutyId, step.found?.id ?? null])).toEqual([
      ['item', null],
      ['field', 'street'],
    ])
  })

  it('takes a named organisation wherever it sits', () => {
    const duties = [duty('named', { organisationKind: null, organisationId: 'street', level: 'community' })]
    expect(walk({ duties }).lead?.id).toBe('street')
  })

  it('lists those who assist once, without the lead', () => {
    const assists = [
      duty('a1', { part: 'assist', level: 'district', organisationTag: 'water' }),
      duty('a2', { part: 'assist', level: 'district', organisationTag: 'housing' }),
      duty('a4', { part: 'assist', level: 'street', organisationKind: 'government', categoryId: 'livelihood' }),
      duty('a3', { part: 'assist', level: 'grid', organisationKind: 'property_company' }),
    ]
    const result = walk({ duties: [...sewer, ...assists] })
    expect(result.assists.map(one => one.id)).toEqual(['water', 'housing'])
  })

  it('falls back to the committee, then the street, and admits when there is nobody', () => {
    expect(walk({ duties: [] })).toMatchObject({ lead: { id: 'committee' }, ending: 'fallback' })
    expect(walk({ category: null })).toMatchObject({ lead: { id: 'committee' }, ending: 'fallback' })
    expect(walk({ duties: [], organisations: [streetOffice] })).toMatchObject({ lead: { id: 'street' } })
    expect(walk({ duties: [], organisations: [] })).toMatchObject({ lead: null, ending: 'none' })
  })

  it('is total: it always ends, deterministically, at somebody a step found, and explains it', () => {
    const anyDuty = fc.record({
      level: fc.constantFrom(...dutyLevels),
      part: fc.constantFrom('lead' as const, 'assist' as const),
      categoryId: fc.constantFrom('livelihood.sewer', 'livelihood', 'other.else'),
      organisationKind: fc.constantFrom('department', 'government', 'property_company', 'shop'),
      organisationTag: fc.constantFrom(null, 'water', 'housing'),
      areaCode: fc.constantFrom(null, '9901', '990101001', '990102'),
      position: fc.nat(3),
    })
    const world = fc.record({
      duties: fc.array(anyDuty, { maxLength: 12 }),
      organisations: fc.subarray(everyone),
      inCompound: fc.boolean(),
    })
    fc.assert(
      fc.property(world, ({ duties, organisations, inCompound }) => {
        const input = {
          duties: duties.map((row, index) => duty(`d${index}`, row)),
          organisations,
          place: { path, compound: inCompound ? compound : null },
        }
        const result = walk(input)
        expect(walk({ ...input, duties: input.duties.toReversed() }).lead).toEqual(result.lead)
        expect(result.lead === null).toBe(result.ending === 'none')
        expect(result.lead !== null || !organisations.includes(committee)).toBe(true)
        expect(result.assists.map(one => one.id)).not.toContain(result.lead?.id)
        const found = result.steps.filter(step => step.part === 'lead' && step.found !== null)
        expect(found.map(step => step.found?.id)).toEqual(result.lead ? [result.lead.id] : [])
      }),
    )
  })
})
