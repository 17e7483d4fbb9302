const CHINA_MS = 8 * 3_600_000

/** An instant as people in China read it, `2026-03-20 23:59`, in any language: for sentences, never for rules. */
export function wallClock(at: Date | string): string {
  return new Date(new Date(at).getTime() + CHINA_MS).toISOString().slice(0, 16).replace('T', ' ')
}
