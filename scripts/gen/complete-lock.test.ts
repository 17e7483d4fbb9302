import { expect, test } from 'vitest'
import { completeLock } from './complete-lock.ts'

const locked = {
  name: 'jinlin',
  packages: {
    '': { name: 'jinlin' },
    'node_modules/linter': {
      version: '1.2.3',
      dev: true,
      optionalDependencies: {
        '@linter/darwin-arm64': '1.2.3',
        '@linter/linux-x64-musl': '1.2.3',
        '@linter/linux-x64': '1.2.3',
      },
    },
    'node_modules/linter/node_modules/@linter/linux-x64': { version: '1.2.3', dev: true, optional: true },
  },
}

test('a platform that the mirror lacks is entered with what its name says', () => {
  const { packages } = JSON.parse(completeLock(JSON.stringify(locked))) as typeof locked
  expect(packages).toMatchObject({
    'node_modules/@linter/darwin-arm64': {
      version: '1.2.3',
      os: ['darwin'],
      cpu: ['arm64'],
      dev: true,
      optional: true,
    },
    'node_modules/@linter/linux-x64-musl': { version: '1.2.3', os: ['linux'], cpu: ['x64'], libc: ['musl'] },
  })
  expect(packages).not.toHaveProperty('node_modules/@linter/linux-x64')
})

test('a complete lock file is left as it is', () => {
  const once = completeLock(JSON.stringify(locked))
  expect(completeLock(once)).toBe(once)
})
