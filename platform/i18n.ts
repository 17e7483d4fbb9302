import { createInstance, type i18n } from 'i18next'

export type Locale = 'zh' | 'en'
export const locales: readonly Locale[] = ['zh', 'en']

/** A tree of texts. English must have the keys of the Chinese one: `en satisfies Messages<typeof zh>`. */
export type Messages<T> = { [K in keyof T]: T[K] extends string ? string : Messages<T[K]> }
export interface MessageTree {
  [key: string]: string | MessageTree
}
export interface MessageBundle {
  zh: MessageTree
  en: MessageTree
}

/** The one i18next instance of this process or page; the server asks for a locale at each call, the web sets it once. */
export const texts: i18n = createInstance()
void texts.init({
  lng: 'zh',
  fallbackLng: 'zh',
  resources: {},
  interpolation: { escapeValue: false },
  returnEmptyString: false,
})

/** Adds the texts of one module under its name. Registering a name again replaces it. */
export function registerMessages(namespace: string, bundle: MessageBundle): void {
  for (const locale of locales) texts.addResourceBundle(locale, namespace, bundle[locale], true, true)
}

/** `translate('en', 'matters:errors.closed', {...})`; an unknown key comes back as the key, which tests look for. */
export function translate(locale: Locale, key: string, params: Record<string, unknown> = {}): string {
  // Apart from the count, which chooses a plural, values are only values: one may be called `lng` or `context`.
  const count = typeof params.count === 'number' ? { count: params.count } : {}
  return texts.t(key, { ...count, replace: params, lng: locale })
}

/** True when both languages have the key. */
export function hasText(key: string): boolean {
  const [namespace = '', path = ''] = key.split(':')
  return locales.every(locale => texts.exists(path, { lng: locale, ns: namespace, fallbackLng: [] }))
}

/** Chooses from Accept-Language or a stored preference; anything unknown is Chinese. */
export function toLocale(value: string | null | undefined): Locale {
  return value?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh'
}

/** The text key of an error code: `matters.closed` → `matters:errors.closed`. */
export function errorTextKey(code: string): string {
  const dot = code.indexOf('.')
  return `${code.slice(0, dot)}:errors.${code.slice(dot + 1)}`
}
