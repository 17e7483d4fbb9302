import type { IntakeSettings } from '../../intake-settings.ts'

/** The lists as they are typed: one entry a line. */
export interface SettingTexts {
  words: string
  columns: string
  categories: string
}

type Read = { ok: true; settings: IntakeSettings } | { ok: false; part: keyof SettingTexts; line: number; text: string }

export function writeLines(settings: IntakeSettings): SettingTexts {
  return {
    words: settings.petitionWords.join('\n'),
    columns: Object.entries(settings.sheetColumns)
      .map(([field, headers]) => `${field}=${headers.join('、')}`)
      .join('\n'),
    categories: settings.sheetCategories.map(({ name, categoryId }) => `${name}=${categoryId}`).join('\n'),
  }
}

/** Reads them back; the first line that is not well formed is named. Every field must keep a header. */
export function readLines(texts: SettingTexts, fields: readonly string[]): Read {
  const sheetColumns: Record<string, string[]> = {}
  for (const [index, text] of lines(texts.columns)) {
    const [field = '', headers = ''] = split(text)
    const names = headers.split(/[、,，]/).flatMap(name => name.trim() || [])
    if (!fields.includes(field) || names.length === 0) return { ok: false, part: 'columns', line: index + 1, text }
    sheetColumns[field] = names
  }
  const missing = fields.find(field => !sheetColumns[field])
  if (missing !== undefined)
    return { ok: false, part: 'columns', line: lines(texts.columns).length + 1, text: `${missing}=` }
  const sheetCategories: IntakeSettings['sheetCategories'] = []
  for (const [index, text] of lines(texts.categories)) {
    const [name = '', categoryId = ''] = split(text)
    if (!name || !/^[a-z_]+\.[a-z0-9_]+$/.test(categoryId))
      return { ok: false, part: 'categories', line: index + 1, text }
    sheetCategories.push({ name, categoryId })
  }
  const petitionWords: string[] = []
  for (const [index, text] of lines(texts.words)) {
    if (text.length < 2) return { ok: false, part: 'words', line: index + 1, text }
    petitionWords.push(text)
  }
  return {
    ok: true,
    settings: { petitionWords, sheetColumns: sheetColumns as IntakeSettings['sheetColumns'], sheetCategories },
  }
}

function lines(text: string): [number, string][] {
  return text
    .split('\n')
    .map((line, index): [number, string] => [index, line.trim()])
    .filter(([, line]) => line !== '')
}

function split(line: string): string[] {
  const at = line.indexOf('=')
  return at < 0 ? [line] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
}
