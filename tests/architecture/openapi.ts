interface Operation {
  operationId?: unknown
  summary?: unknown
  parameters?: { name: string; in: string; required: boolean; schema?: unknown }[]
  requestBody?: { content?: Record<string, { schema?: unknown }> }
  responses?: Record<string, { description?: unknown }>
}

interface Document {
  openapi?: unknown
  info?: { title?: unknown; version?: unknown }
  paths?: Record<string, Record<string, Operation>>
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete']

/** What OpenAPI 3.1 asks of a document and a client generator stumbles over; one line a fault. */
export function faultsOf(document: Document): string[] {
  const faults: string[] = []
  if (!/^3\.1\.\d+$/.test(String(document.openapi))) faults.push('openapi: not 3.1')
  if (typeof document.info?.title !== 'string' || typeof document.info.version !== 'string') faults.push('info')
  const ids = new Set<unknown>()
  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    if (!path.startsWith('/') || path.includes(':')) faults.push(`${path}: not a template`)
    for (const [method, operation] of Object.entries(methods)) {
      const at = `${method} ${path}`
      if (!METHODS.includes(method)) faults.push(`${at}: no method`)
      if (typeof operation.operationId !== 'string' || ids.has(operation.operationId)) faults.push(`${at}: operationId`)
      ids.add(operation.operationId)
      faults.push(...operationFaults(path, operation).map(fault => `${at}: ${fault}`))
    }
  }
  return [...faults, ...schemaFaults(document, document, '#')]
}

function operationFaults(path: string, operation: Operation): string[] {
  const faults: string[] = []
  if (typeof operation.summary !== 'string' || operation.summary === '') faults.push('no summary')
  const parameters = operation.parameters ?? []
  const names = parameters.map(parameter => `${parameter.in}.${parameter.name}`)
  if (new Set(names).size !== names.length) faults.push('a parameter twice')
  if (parameters.some(one => one.schema === undefined || (one.in === 'path' && !one.required)))
    faults.push('a parameter without schema, or an optional one in the path')
  const wanted = [...path.matchAll(/\{([^}]+)\}/g)].map(match => match[1] ?? '')
  const given = parameters.filter(one => one.in === 'path').map(one => one.name)
  if (wanted.toSorted().join() !== given.toSorted().join())
    faults.push(`path has ${wanted.join()}, parameters ${given.join()}`)
  const responses = Object.entries(operation.responses ?? {})
  if (responses.length === 0 || responses.some(([, one]) => typeof one.description !== 'string'))
    faults.push('a response without description')
  if (operation.requestBody && Object.keys(operation.requestBody.content ?? {}).length === 0) faults.push('empty body')
  return faults
}

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']

/** References lead somewhere in this document, types are those of JSON Schema, and what is required is described. */
function schemaFaults(node: unknown, document: Document, at: string): string[] {
  if (typeof node !== 'object' || node === null) return []
  const faults = Object.entries(node).flatMap(([key, child]) => schemaFaults(child, document, `${at}/${key}`))
  const { $ref, type, required, properties } = node as Record<string, unknown>
  if (typeof $ref === 'string' && !resolves($ref, document)) faults.push(`${at}: ${$ref} leads nowhere`)
  if (at.includes('schema') && typeof type === 'string' && !at.endsWith('/properties') && !TYPES.includes(type))
    faults.push(`${at}: type ${type}`)
  if (Array.isArray(required) && typeof properties === 'object' && properties !== null)
    for (const name of required.map(String)) if (!(name in properties)) faults.push(`${at}: ${name} is not described`)
  return faults
}

function resolves(reference: string, document: Document): boolean {
  if (!reference.startsWith('#/')) return false
  let node: unknown = document
  for (const step of reference.slice(2).split('/')) {
    if (typeof node !== 'object' || node === null || !(step in node)) return false
    node = (node as Record<string, unknown>)[step]
  }
  return true
}
