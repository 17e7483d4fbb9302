import { type Locale, translate } from '#platform/i18n.ts'

/** The sentence of a message for one reader: `xKey` parameters are texts of other modules, `due` is a time. */
export function renderMessage(locale: Locale, template: string, params: Record<string, unknown>): string {
  return translate(locale, `notify:templates.${template}`, valuesOf(locale, params)).trim()
}

/** The same for a group: the number and what is to be done, never the words of the matter. */
export function renderGroup(locale: Locale, template: string, params: Record<string, unknown>): string {
  return translate(locale, `notify:group.${template}`, valuesOf(locale, params)).trim()
}

function valuesOf(locale: Locale, params: Record<string, unknown>): Record<string, unknown> {
  const values: Record<string, unknown> = { due: '', state: '', sentence: '', note: '' }
  // A sentence may name the matter itself.
  const { titleKey } = params
  const named = typeof titleKey === 'string' ? { ...params, title: translate(locale, titleKey) } : params
  for (const [name, value] of Object.entries(named)) {
    if (name.endsWith('Key')) values[name.slice(0, -3)] = translate(locale, String(value), named)
    else values[name] = value
  }
  if (typeof params.dueAt === 'string')
    values.due = translate(locale, 'notify:templates.due_at', { at: formatTime(locale, new Date(params.dueAt)) })
  // Some sentences carry the word of explanation themselves; the others are followed by it.
  values.note = noteAfter(String(values.sentence), values.note, locale)
  return values
}

/** 11月22日 周日 15:40, or Sun 22 Nov, 15:40; always Shanghai time. */
export function formatTime(locale: Locale, at: Date): string {
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    month: locale === 'zh' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}

function noteAfter(sentence: string, note: unknown, locale: Locale): string {
  if (typeof note !== 'string' || note === '' || sentence.includes(note)) return ''
  return translate(locale, 'notify:templates.note', { note })
}
