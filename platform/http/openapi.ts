import { z } from 'zod'
import { type Contract, problem, type Route } from './route.ts'

/** OpenAPI 3.1 of all contracts, with stable order so that a diff is a contract change. */
export function openApiOf(contracts: readonly Contract[], info: { title: string; version: string }): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const contract of contracts) {
    for (const [name, route] of Object.entries(contract.routes)) {
      const path = route.path.replaceAll(/:([a-zA-Z]+)/g, '{$1}')
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(contract.name, name, route) }
    }
  }
  const sortedPaths = Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return {
    openapi: '3.1.0',
    info,
    paths: sortedPaths,
    components: { schemas: { Problem: schemaOf(problem, 'output') } },
  }
}

function operation(tag: string, name: string, route: Route): object {
  return {
    operationId: `${tag}.${name}`,
    tags: [tag],
    summary: route.summary,
    'x-permission': route.permission,
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...(route.body && route.kind !== 'upload'
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }
      : {}),
    ...(route.kind === 'upload'
      ? { requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object' } } } } }
      : {}),
    responses: {
      200: {
        description: 'OK',
        ...(route.kind === 'stream'
          ? {}
          : { content: { 'application/json': { schema: schemaOf(route.reply, 'output') } } }),
      },
      default: {
        description: 'Problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function parameters(where: 'path' | 'query', schema: z.ZodType | undefined): object[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }))
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>
  return rest
}
