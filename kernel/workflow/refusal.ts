/** Why a step may not be taken. */
export interface Refusal {
  code: string
  params?: Record<string, string | number>
  field?: string
}

export function refuse(code: string, details: Omit<Refusal, 'code'> = {}): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, ...details } }
}
