import { z } from 'zod'
import { DomainError } from '#platform/error.ts'

/** Packs the sort values of the last row of a page into an opaque token. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

const shape = z.array(z.union([z.string(), z.number(), z.null()]))

/** Unpacks a token made by {@link encodeCursor}; refuses anything else with 422. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  const values = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!values.success || values.data.length !== length)
    throw new DomainError('platform.invalid_field', { status: 422, field: 'cursor' })
  return values.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
