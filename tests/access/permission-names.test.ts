import { expect, test } from 'vitest'
import '#kernel/access/web/index.ts'
import { hasText } from '#platform/i18n.ts'
import { permissions } from '#apps/server/permissions.ts'

test('every permission has a name for those who give it', () => {
  const all = permissions.flatMap(module => Object.keys(module))
  expect(all.length).toBeGreaterThan(40)
  expect(all.filter(permission => !hasText(`access-web:permissions.${permission}`))).toEqual([])
})
