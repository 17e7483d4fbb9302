import { expect, test } from 'vitest'
import { permissions } from '#apps/server/permissions.ts'
import { en } from '#kernel/access/web/texts.en.ts'
import { zh } from '#kernel/access/web/texts.zh.ts'

function nameIn(texts: object, permission: string): unknown {
  return permission.split('.').reduce<unknown>((at, key) => Reflect.get(Object(at), key), texts)
}

test.each([
  ['Chinese', zh.permissions],
  ['English', en.permissions],
])('every permission has a name in %s for those who give it', (_language, texts) => {
  const all = permissions.flatMap(module => Object.keys(module))
  expect(all.length).toBeGreaterThan(40)
  expect(all.filter(permission => typeof nameIn(texts, permission) !== 'string')).toEqual([])
})
