import { expect, test } from 'vitest'
import { contracts } from '#apps/server/contracts.ts'
import { openApiOf } from '#platform/http/openapi.ts'
import { faultsOf } from './openapi.ts'

type Document = Parameters<typeof faultsOf>[0]
const printed = (): Document => JSON.parse(JSON.stringify(openApiOf(contracts, { title: 'Jinlin', version: '1' })))

test('what is printed is an OpenAPI 3.1 document, with every mounted route in it once', () => {
  const document = printed()
  expect(faultsOf(document)).toEqual([])
  const operations = Object.values(document.paths ?? {}).flatMap(methods => Object.values(methods))
  const names = contracts.flatMap(({ name, routes }) => Object.keys(routes).map(route => `${name}.${route}`))
  expect(operations.map(one => String(one.operationId)).toSorted()).toEqual(names.toSorted())
})

test('commands say that they want a request id, and every refusal is a problem', () => {
  const { paths = {} } = printed()
  const text = JSON.stringify(paths['/api/matters']?.post)
  expect(text).toContain('"requestId"')
  expect(text).toContain('"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}')
})

test.each<[string, (document: Document) => void]>([
  ['another version', document => (document.openapi = '3.0.3')],
  ['no title', document => delete document.info?.title],
  ['a path that is no template', document => (document.paths = { '/api/:id': {} })],
  ['a parameter nobody declares', document => (document.paths = { '/a/{id}': document.paths?.['/api/matters'] ?? {} })],
  [
    'an operation twice',
    document => (document.paths = { ...document.paths, '/b': document.paths?.['/api/matters'] ?? {} }),
  ],
  [
    'a response without words',
    document => delete document.paths?.['/api/matters']?.post?.responses?.['200']?.description,
  ],
  ['a reference to nothing', document => Object.assign(document, { components: { schemas: { Other: {} } } })],
  ['a type that is none', document => Object.assign(document, { extra: { schema: { type: 'text' } } })],
  [
    'a required field nobody describes',
    document => Object.assign(document, { extra: { properties: {}, required: ['x'] } }),
  ],
])('%s is found', (_what, spoil) => {
  const document = printed()
  spoil(document)
  expect(faultsOf(document)).not.toEqual([])
})
