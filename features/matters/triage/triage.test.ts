import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fact, FEWEST_FACTS } from './counts.ts'
import { rankCategories, reasons } from './suggest.ts'
import { ENOUGH, splitFacts, train, type Trained } from './train.ts'
import { type Entry, weigh } from './weigh.ts'

const dictionary: Entry[] = [
  {
    code: 'lamp',
    words: new Map([
      ['路灯', 1],
      ['不亮', 1],
    ]),
  },
  {
    code: 'rubbish',
    words: new Map([
      ['垃圾', 1],
      ['满溢', 1],
    ]),
  },
  {
    code: 'noise',
    words: new Map([
      ['噪声', 1],
      ['扰民', 1],
    ]),
  },
]
const said = ['路灯', '不亮', '垃圾', '满溢', '噪声', '扰民', '小区', '晚上', '门口', '电线']

const facts = fc
  .array(
    fc.record({
      code: fc.constantFrom('lamp', 'rubbish', 'noise', 'ended'),
      words: fc.dictionary(fc.constantFrom(...said), fc.integer({ min: 1, max: 6 })),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map(drawn =>
    drawn.map(({ code, words }, index): Fact => ({ id: `m${index}`, code, words: new Map(Object.entries(words)) })),
  )
const report = fc
  .dictionary(fc.constantFrom(...said), fc.integer({ min: 1, max: 6 }))
  .map(words => new Map(Object.entries(words)))
const settings = { fewest: 1, folds: 3, enough: 9 }

function rank({ counts, priorWeight, scale }: Trained, words: ReadonlyMap<string, number>) {
  return rankCategories(weigh(counts, dictionary, priorWeight), scale, words)
}

/** As many lamps as it takes to be called experience, said in words the dictionary gives to something else. */
const lampsCalledNoise: Fact[] = Array.from({ length: ENOUGH }, (_, index) => ({
  id: String(index),
  code: index % 3 === 0 ? 'rubbish' : 'lamp',
  words: new Map(
    index % 3 === 0
      ? [['垃圾', 2]]
      : [
          ['噪声', 2],
          ['电线', 1],
        ],
  ),
}))

describe('what is learned', () => {
  it('does not depend on the order in which facts and categories come', () => {
    const shuffled = facts.chain(some =>
      fc.tuple(
        fc.constant(some),
        fc.shuffledSubarray(some, { minLength: some.length }),
        fc.shuffledSubarray(dictionary, { minLength: dictionary.length }),
        report,
      ),
    )
    fc.assert(
      fc.property(shuffled, ([some, other, entries, words]) => {
        const learned = train(some, dictionary, settings)
        const again = train(other, entries, settings)
        expect(again.counts.byCode).toEqual(learned.counts.byCode)
        expect(again).toMatchObject({ priorWeight: learned.priorWeight, scale: learned.scale, seen: learned.seen })
        expect(rank(again, words)).toEqual(rank(learned, words))
      }),
      { numRuns: 40 },
    )
  })

  it('keeps no word that fewer than three matters used, however often they did', () => {
    fc.assert(
      fc.property(facts, some => {
        const { byCode } = train(some, dictionary).counts
        const ours = some.filter(fact => fact.code !== 'ended')
        for (const word of [...byCode.values()].flatMap(words => [...words.keys()]))
          expect(ours.filter(fact => fact.words.has(word)).length).toBeGreaterThanOrEqual(FEWEST_FACTS)
      }),
    )
  })

  it('leaves out categories that are no longer in the dictionary', () => {
    const ended: Fact[] = lampsCalledNoise.map(fact => ({ ...fact, code: 'ended' }))
    expect(train(ended, dictionary).counts).toEqual({ facts: 0, byCode: new Map() })
  })

  it('outweighs the dictionary when people keep calling it something else', () => {
    const words = new Map([
      ['噪声', 1],
      ['电线', 1],
    ])
    expect(rank(train([], dictionary), words)[0]?.code).toBe('noise')
    const learned = train(lampsCalledNoise, dictionary)
    expect(rank(learned, words)[0]?.code).toBe('lamp')
    expect(learned.seen).toMatchObject({ facts: ENOUGH, top1: 1 })
    expect(train(lampsCalledNoise.slice(1), dictionary).seen).toBeNull()
  })

  it('deals every fact into exactly one part, like in composition', () => {
    const parts = splitFacts(lampsCalledNoise, 5)
    expect(
      parts
        .flat()
        .map(fact => fact.id)
        .toSorted(),
    ).toEqual(lampsCalledNoise.map(fact => fact.id).toSorted())
    expect(parts.map(part => part.filter(fact => fact.code === 'rubbish').length)).toEqual([4, 4, 4, 4, 4])
  })
})

describe('a suggestion', () => {
  it('is explained by its words: together they are the score', () => {
    fc.assert(
      fc.property(facts, report, (some, words) => {
        for (const { score, parts } of rank(train(some, dictionary, settings), words)) {
          expect(parts.reduce((sum, part) => sum + part.weight, 0)).toBeCloseTo(score, 8)
          for (const { word } of parts) expect(words.has(word)).toBe(true)
        }
      }),
    )
  })

  it('shares one certainty among all categories, the likeliest first', () => {
    fc.assert(
      fc.property(facts, report, (some, words) => {
        const ranked = rank(train(some, dictionary, settings), words)
        const confidences = ranked.map(one => one.confidence)
        expect(confidences).toEqual(confidences.toSorted((a, b) => b - a))
        expect(confidences.reduce((sum, one) => sum + one, 0)).toBeCloseTo(ranked.length > 0 ? 1 : 0, 8)
      }),
    )
  })

  it('is not made from words nobody knows', () => {
    expect(rank(train([], dictionary), new Map([['谢谢', 3]]))).toEqual([])
  })

  it('names what spoke for it, strongest first, a word within a word once', () => {
    const parts = [
      { word: '消防通道', weight: 3 },
      { word: '消防', weight: 2 },
      { word: '堵塞', weight: 1 },
      { word: '小区', weight: -1 },
    ]
    expect(reasons(parts)).toEqual(['消防通道', '堵塞'])
    expect(reasons(parts, 1)).toEqual(['消防通道'])
  })
})
