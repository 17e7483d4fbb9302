import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contracts } from '#apps/server/contracts.ts'
import { openApiOf } from '#platform/http/openapi.ts'
import { root } from './fresh-database.ts'

/** The text of docs/openapi.json: every mounted contract. A difference in review is a change of contract. */
export function printOpenApi(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return `${JSON.stringify(openApiOf(contracts, { title: 'Jinlin', version }), null, 2)}\n`
}
