import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPLAINT } from './complaint.ts'
import { categoryFields, categoryItems } from './categories.ts'
import { organisationKinds, organisationTags } from '#kernel/people/index.ts'
import { defaultDuties } from './duties.ts'
import { isPhone, maskName, maskPhone, normalisePhone, screenWords } from '#kernel/people/index.ts'
import { businessDay, formatNumber, isMatterNumber } from './number.ts'
import { type RevealFacts, revealFault } from './reveal.ts'
import { standardClasses } from './standard-classes.ts'
import { titleFrom } from './title.ts'

describe('the shipped lists', () => {
  it('has the 8 fields and 30 items of the grid work-item list', () => {
    expect(categoryFields.map(field => field.name)).toEqual([
      '信息采集',
      '治安防范',
      '政策宣传',
      '隐患排查',
      '矛盾调处',
      '市容协管',
      '民生服务',
      '其他事务',
    ])
    expect(new Set(categoryItems.map(item => item.id)).size).toBe(30)
    const fields = new Set(categoryFields.map(field => field.id))
    expect(categoryItems.filter(item => !fields.has(item.field))).toEqual([])
  })

  it('maps items only to matter classes of the standard, each class to one item', () => {
    const matters = new Set(standardClasses.filter(one => one.kind === 'matter').map(one => one.code))
    const used = categoryItems.flatMap(item => item.classes)
    expect(used.filter(code => !matters.has(code))).toEqual([])
    expect(new Set(used).size).toBe(used.length)
    expect(standardClasses.every(one => /^\d{2}(\d{3})?$/.test(one.code))).toBe(true)
  })

  it('gives every category a lead, a known trade, and compounds their property company', () => {
    const leads = new Set(defaultDuties.filter(duty => duty.part === 'lead').map(duty => duty.categoryId))
    expect(categoryItems.filter(item => !leads.has(item.id) && !leads.has(item.field))).toEqual([])
    expect(categoryFields.filter(field => !leads.has(field.id))).toEqual([])
    const tags: readonly (string | null)[] = [null, ...organisationTags]
    expect(defaultDuties.filter(duty => !tags.includes(duty.organisationTag))).toEqual([])
    const kinds: readonly string[] = organisationKinds
    expect(defaultDuties.filter(duty => !kinds.includes(duty.organisationKind))).toEqual([])
    const depth = ['grid', 'community', 'street', 'district', 'city']
    const order = Map.groupBy(defaultDuties, duty => `${duty.categoryId} ${duty.part}`)
    for (const rows of order.values()) {
      const levels = rows.map(row => depth.indexOf(row.level))
      expect(levels).toEqual(levels.toSorted((a, b) => a - b))
    }
    const byProperty = defaultDuties.filter(duty => duty.organisationKind === 'property_company')
    expect(byProperty.map(duty => duty.categoryId).toSorted()).toEqual(
      categoryItems
        .filter(item => item.compound)
        .map(item => item.id)
        // A complaint about a service is answered where it was given, whoever keeps the place (D40).
        .concat(COMPLAINT)
        .toSorted(),
    )
  })
})

describe('masking', () => {
  it.each([
    ['张三', '张*'],
    ['张三丰', '张**'],
    ['欧阳娜娜', '欧**'],
    ['', ''],
  ])('shows of %s only %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  it.each([
    ['+86 138-1234-1234', '138****1234'],
    ['１３８１２３４１２３４', '138****1234'],
    ['0550-3021234', '****1234'],
    ['110', '****'],
  ])('shows of %s only %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked)
  })

  it('writes one number in one way', () => {
    expect(normalisePhone('+86 138 1234 1234')).toBe('13812341234')
    expect(normalisePhone('008613812341234')).toBe('13812341234')
    expect(isPhone('13812341234') && isPhone('0550-3021234') && isPhone('4001234567')).toBe(true)
    expect(isPhone('12') || isPhone('请勿打扰')).toBe(false)
  })

  it('never shows a whole name or mobile number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000_000_000, max: 19_999_999_999 }), number => {
        expect(maskPhone(String(number))).toMatch(/^1\d\d\*{4}\d{4}$/)
        expect(screenWords(`找我${number}谢谢`).includes(String(number))).toBe(
          String(number)[1]?.match(/[0-2]/) !== null,
        )
      }),
    )
    fc.assert(
      fc.property(fc.string({ minLength: 2, unit: 'grapheme' }), name => {
        fc.pre(Array.from(name.trim()).length > 1)
        expect(Array.from(maskName(name)).filter(character => character !== '*').length).toBeLessThan(2)
      }),
    )
  })

  it('takes identity and mobile numbers out of words and leaves the rest', () => {
    expect(screenWords('我是34110219800101002X，电话138 1234 5678。')).toBe('我是**************002X，电话138****5678。')
    expect(screenWords('电话１３８－１２３４，物业0550-3021234，网格990101001001001001')).toBe(
      '电话138－1234，物业0550-3021234，网格990101001001001001',
    )
    const once = screenWords('341102198001010020和13812345678')
    expect(screenWords(once)).toBe(once)
  })
})

describe('number and title', () => {
  it('counts days in Shanghai', () => {
    expect(businessDay(new Date('2026-11-21T16:00:00Z'))).toBe('2026-11-22')
    expect(businessDay(new Date('2026-11-21T15:59:59Z'))).toBe('2026-11-21')
    expect(formatNumber('990101', '2026-11-22', 17)).toBe('990101-261122-00017')
    expect(isMatterNumber(formatNumber('990101', '2026-11-22', 123_456))).toBe(true)
    expect(isMatterNumber('路灯')).toBe(false)
  })

  it('titles a report with the first clause that says something', () => {
    expect(titleFrom('您好，小区门口路灯不亮三天了。请尽快修', null)).toBe('小区门口路灯不亮三天了')
    for (const preamble of [
      '社区的同志好',
      '请问一下',
      '反映个事',
      '再次反映',
      '我是住在这里十几年的老住户，有件事想反映一下',
    ])
      expect(titleFrom(`${preamble}，3号楼的单元门关不上`, null)).toBe('3号楼的单元门关不上')
    for (const said of ['领导要求的公示栏还没有装', '窗口找不到工作人员', '麻烦你们修一下路灯', '有个问题井盖松了'])
      expect(titleFrom(`${said}，谢谢`, null)).toBe(said)
    for (const salutation of [
      '尊敬的胡市长：    　　您好！',
      '区长你好 　　',
      '致：B市工商局　　尊敬的上级领导：',
      '尊敬的市委、市政府：',
      'A市政府、市交警支队、市环保局：我们是文苑小区的业主代表，',
      '周树您好，我是一名普通的出租车司机，',
    ])
      expect(titleFrom(`${salutation}3号楼的单元门关不上，请修`, null)).toBe('3号楼的单元门关不上')
    for (const said of ['东门路灯不好', '物业局部漏水没人管', '修得好好的路又挖开', '邻居说好了不吵又吵'])
      expect(titleFrom(`${said}，谢谢`, null)).toBe(said)
    expect(titleFrom('灯', null)).toBe('灯')
    expect(titleFrom('！！', '路灯不亮')).toBe('路灯不亮')
    expect(Array.from(titleFrom('长'.repeat(80), null))).toHaveLength(30)
  })
})

describe('seeing who asked', () => {
  const open: RevealFacts = {
    permitted: true,
    present: true,
    hasContact: true,
    detached: false,
    secretFromUnit: false,
    onlyAsUnit: false,
  }

  it.each<[Partial<RevealFacts>, string | null]>([
    [{}, null],
    [{ onlyAsUnit: true }, null],
    [{ secretFromUnit: true }, null],
    [{ secretFromUnit: true, onlyAsUnit: true }, 'matters.sealed_from_unit'],
    [{ secretFromUnit: true, onlyAsUnit: true, hasContact: false }, 'matters.sealed_from_unit'],
    [{ permitted: false }, 'matters.reveal_forbidden'],
    [{ detached: true, hasContact: false }, 'matters.contact_detached'],
    [{ hasContact: false }, 'matters.no_contact'],
    [{ present: false }, 'matters.no_matter_here'],
  ])('%o gives %s', (facts, code) => {
    expect(revealFault({ ...open, ...facts })).toBe(code)
  })
})
