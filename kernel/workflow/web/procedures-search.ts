export interface ProceduresSearch {
  procedure?: string
  /** A case whose way is drawn: `990101.<id>`. */
  case?: string
}

export function readProceduresSearch(raw: Record<string, unknown>): ProceduresSearch {
  const { procedure, case: one } = raw
  return {
    ...(typeof procedure === 'string' ? { procedure } : {}),
    ...(typeof one === 'string' && /^\d{6}\.[0-9a-f-]{36}$/.test(one) ? { case: one } : {}),
  }
}
