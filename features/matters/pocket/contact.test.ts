import { expect, test } from 'vitest'
import { contactOf, phoneFault } from './contact.ts'

const given = { kind: 'resident_request', anonymous: false, name: '王女士', phone: '13900001234' } as const

test('name and number go along; without a name the last digits stand in', () => {
  expect(contactOf(given)).toEqual({ name: '王女士', phone: '13900001234' })
  expect(contactOf({ ...given, name: ' ' })).toEqual({ name: '1234', phone: '13900001234' })
})

test('nothing goes along from who keeps no name, and none is asked of a grid worker', () => {
  expect(contactOf({ ...given, anonymous: true })).toBeUndefined()
  expect(contactOf({ ...given, kind: 'grid_event' })).toBeUndefined()
  expect(phoneFault({ ...given, anonymous: true, phone: '1' })).toBeNull()
})

test('a wrong number is wrong, none is fine, and none beside a name would lose the name', () => {
  expect(phoneFault(given)).toBeNull()
  expect(phoneFault({ ...given, phone: '12345' })).toBe('phoneWrong')
  expect(phoneFault({ ...given, phone: '' })).toBe('phoneMissing')
  expect(phoneFault({ ...given, name: '', phone: '' })).toBeNull()
})
