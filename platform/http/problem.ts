import { z } from 'zod'
import { DomainError } from '#platform/error.ts'
import { errorTextKey, hasText, type Locale, translate } from '#platform/i18n.ts'
import { errorCode } from '#platform/tx.ts'
import type { Problem } from './route.ts'

const localeErrors = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError }

/** A body, query or parameter that does not fit the contract. */
export class InputError extends Error {
  readonly issues: readonly z.core.$ZodIssue[]
  readonly part: 'params' | 'query' | 'body'
  constructor(part: 'params' | 'query' | 'body', issues: readonly z.core.$ZodIssue[]) {
    super('invalid input')
    this.part = part
    this.issues = issues
  }
}

/** Parses one part of a request with sentences in the caller's language; throws {@link InputError}. */
export function parsePart<S extends z.ZodType>(
  schema: S,
  value: unknown,
  context: { part: 'params' | 'query' | 'body'; locale: Locale },
): z.output<S> {
  const parsed = schema.safeParse(value, { error: localeErrors[context.locale] })
  if (!parsed.success) throw new InputError(context.part, parsed.error.issues)
  return parsed.data
}

const statusCodes: Record<number, string> = {
  400: 'malformed',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'not_found',
  413: 'too_large',
  415: 'unsupported_media',
  429: 'too_many_requests',
  503: 'unavailable',
  507: 'storage_full',
}

/** Turns any error into what the caller may know of it: never a stack, never an SQL text. */
export function toProblem(error: unknown, locale: Locale): Problem {
  if (error instanceof InputError) return inputProblem(error, locale)
  if (error instanceof DomainError) return domainProblem(error, locale)
  const status = httpStatus(error)
  return plainProblem(status, `platform.${statusCodes[status] ?? (status < 500 ? 'malformed' : 'internal')}`, locale)
}

function inputProblem(error: InputError, locale: Locale): Problem {
  const missing = error.part === 'params'
  if (missing) return plainProblem(404, 'platform.not_found', locale)
  return {
    ...plainProblem(422, 'platform.invalid', locale, { count: error.issues.length }),
    errors: error.issues.map(issue => ({
      field: issue.path.map(String).join('.'),
      code: issue.code ?? 'invalid_field',
      detail: sentenceOf(issue.message, locale),
    })),
  }
}

/** A rule of ours names its refusal by code, `people.bad_credit_code`; all others zod has put into words already. */
function sentenceOf(message: string, locale: Locale): string {
  if (!/^[a-z_]+\.[a-z_]+$/.test(message)) return message
  const key = errorTextKey(message)
  return hasText(key) ? translate(locale, key) : message
}

function domainProblem(error: DomainError, locale: Locale): Problem {
  const body = plainProblem(error.status, error.code, locale, error.params)
  if (error.faults.length > 0)
    return {
      ...body,
      errors: error.faults.map(({ field, code, params }) => ({
        field,
        code,
        detail: translate(locale, errorTextKey(code), params),
      })),
    }
  if (error.field === undefined) return body
  return { ...body, errors: [{ field: error.field, code: error.code, detail: body.detail }] }
}

function plainProblem(status: number, code: string, locale: Locale, params: Record<string, unknown> = {}): Problem {
  const detail = translate(locale, errorTextKey(code), params)
  return { type: `urn:jinlin:error:${code}`, title: detail, status, code, detail }
}

/** No room on a disk: the database's (53100), or that of the files. */
const FULL = /^(53100|ENOSPC|EDQUOT|EFBIG)$/
/** Connection lost or refused, server shutting down or starting, too many connections. */
const AWAY = /^(08|57P|53|ECONN|EPIPE)/
/** What the driver says without a code when a connection broke under a query, or none became free in time. */
const AWAY_TEXT =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/

function httpStatus(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 500
  if ('statusCode' in error && typeof error.statusCode === 'number') return error.statusCode
  const code = errorCode(error) ?? ''
  // Text the database cannot hold (a NUL byte, a lone surrogate) and values out of a column's range are the caller's.
  if (/^22[0-9A-Z]{3}$/.test(code)) return 400
  if (FULL.test(code)) return 507
  if (AWAY.test(code) || (error instanceof Error && AWAY_TEXT.test(error.message))) return 503
  return 500
}
