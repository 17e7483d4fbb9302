/** A refusal the caller can understand: a stable code, the text of which lives in the messages of the module that owns it. */
export interface DomainErrorOptions {
  params?: Record<string, string | number>
  /** Dotted path of the input field at fault. */
  field?: string
  /** HTTP status; 409 unless said otherwise. */
  status?: number
  /** What is wrong part by part, where one sentence would not do: the lines of a list that was pasted. */
  faults?: readonly Fault[]
}

/** One part of the input at fault, with a code of its own. */
export interface Fault {
  field: string
  code: string
  params?: Record<string, string | number>
}

export class DomainError extends Error {
  readonly code: string
  readonly params: Record<string, string | number>
  readonly field: string | undefined
  readonly status: number
  readonly faults: readonly Fault[]
  constructor(code: string, options: DomainErrorOptions = {}) {
    super(code)
    this.name = 'DomainError'
    this.code = code
    this.params = options.params ?? {}
    this.field = options.field
    this.status = options.status ?? 409
    this.faults = options.faults ?? []
  }
}

/** Absent and out of reach look alike, so that nobody can probe for what they may not see. */
export function notFound(): DomainError {
  return new DomainError('platform.not_found', { status: 404 })
}

/** One field of the input breaks a rule that the schema cannot express. */
export function invalid(field: string, code: string, params: Record<string, string | number> = {}): DomainError {
  return new DomainError(code, { status: 422, field, params })
}
