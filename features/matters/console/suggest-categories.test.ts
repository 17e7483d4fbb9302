import { expect, test } from 'vitest'
import { categoryItems } from '../index.ts'
import { suggestCategories } from './suggest-categories.ts'

const ids = (words: string) => suggestCategories(words, categoryItems).map(item => item.id)

test('the words of a report lead to the shipped categories', () => {
  expect(ids('3 号楼门口的路灯三天不亮了，晚上看不清台阶')[0]).toBe('livelihood.street_lamp')
  expect(ids('消防通道被私家车堵塞')[0]).toBe('hazard.fire_lane')
  expect(ids('楼道里飞线充电，电瓶车进楼')[0]).toBe('hazard.ebike')
})

test('nothing is suggested where no word fits, and never more than asked for', () => {
  expect(ids('谢谢')).toEqual([])
  expect(suggestCategories('垃圾 杂物 停车 路灯 噪音 漏水', categoryItems, 2)).toHaveLength(2)
})

test('longer words weigh more', () => {
  const categories = [
    { id: 'short', name: '灯', keywords: ['车'] },
    { id: 'long', name: '消防通道', keywords: [] },
  ]
  expect(suggestCategories('车堵住消防通道', categories).map(category => category.id)).toEqual(['long', 'short'])
})
