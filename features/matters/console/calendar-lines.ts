/** One day as somebody pasted it; the server judges it. */
export interface PastedDay {
  date: string
  kind: string
  name: string
}

const kinds: Record<string, string> = { 休: 'rest', 休息: 'rest', 放假: 'rest', 班: 'work', 上班: 'work', 调休: 'work' }

/**
 * Reads pasted days: a JSON array of `{ date, kind, name }` (or an object with `days`), else one day a line with
 * comma, tab or blanks between date, kind and name, a heading line allowed. Nothing is judged here beyond what it takes
 * to tell the three apart, so that a fault is named by row. Null when JSON cannot be read as days.
 */
export function readPastedDays(text: string): PastedDay[] | null {
  const trimmed = text.trim()
  if (trimmed.startsWith('[') || trimmed.startsWith('{')) return fromJson(trimmed)
  const lines = trimmed.split(/\r?\n/).filter(line => line.trim() !== '')
  const body = /\d/.test(lines[0] ?? '') ? lines : lines.slice(1)
  return body.map(fromLine)
}

function fromLine(line: string): PastedDay {
  const [date = '', kind = '', ...name] = line
    .trim()
    .split(/\s*[,，\t]\s*|\s+/)
    .map(cell => cell.replaceAll(/^"|"$/g, ''))
  return { date: normalDate(date), kind: normalKind(kind), name: name.join(' ') }
}

/** 2026/1/1 and 2026.1.1 mean 2026-01-01. */
function normalDate(text: string): string {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}

function normalKind(text: string): string {
  return kinds[text] ?? text.toLowerCase()
}

function fromJson(text: string): PastedDay[] | null {
  const value = parse(text)
  const list = Array.isArray(value) ? value : isRecord(value) && Array.isArray(value['days']) ? value['days'] : null
  return (
    list?.map(item => {
      const day = isRecord(item) ? item : {}
      return { date: normalDate(word(day['date'])), kind: normalKind(word(day['kind'])), name: word(day['name']) }
    }) ?? null
  )
}

function word(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
