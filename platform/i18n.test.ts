import { beforeAll, expect, test } from 'vitest'
import { errorTextKey, hasText, registerMessages, toLocale, translate } from './i18n.ts'

beforeAll(() =>
  registerMessages('lamps', {
    zh: { at: '{{lng}}，{{context}}，{{count}} 盏', errors: { dim: '太暗。' }, onlyHere: '这里' },
    en: { at: '{{lng}}, {{context}}, {{count}} lamps', errors: { dim: 'Too dim.' } },
  }),
)

test('values are put in as they are, whatever they are called and whatever they look like', () => {
  const values = { lng: 117.3, context: '{{count}} $t(lamps:errors.dim) <b>', count: 2 }
  expect(translate('zh', 'lamps:at', values)).toBe('117.3，{{count}} $t(lamps:errors.dim) <b>，2 盏')
  expect(translate('en', 'lamps:at', values)).toBe('117.3, {{count}} $t(lamps:errors.dim) <b>, 2 lamps')
})

test('a text that one language lacks is not there; an unknown key comes back as it is', () => {
  expect(hasText(errorTextKey('lamps.dim'))).toBe(true)
  expect(hasText('lamps:onlyHere')).toBe(false)
  expect(hasText('lamps:errors.none')).toBe(false)
  expect(hasText('none:errors.dim')).toBe(false)
  expect(translate('en', 'lamps:errors.none')).toBe('errors.none')
})

test('the language is the one asked for if we speak it, else Chinese', () => {
  expect(['en', 'en-GB,zh;q=0.5', ' EN '].map(toLocale)).toEqual(['en', 'en', 'en'])
  expect(['zh-CN', 'fr', '', null, undefined].map(toLocale)).toEqual(['zh', 'zh', 'zh', 'zh', 'zh'])
})
