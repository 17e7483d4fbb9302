import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Locale, registerMessages, texts, toLocale } from '#platform/i18n.ts'
import { keep, recall } from './device-store.ts'
import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

registerMessages('ui', { zh, en })

const storageKey = 'jinlin.locale'

/** A text of the namespace by key, `t('empty.sentence', { name })`; `t('matters:title')` reaches another namespace. */
export type Translate = (key: string, params?: Record<string, unknown>) => string

/** Re-renders when the language changes. */
export function useT(namespace: string): Translate {
  const { t } = useTranslation(namespace, { i18n: texts, useSuspense: false })
  return useMemo(() => (key, params) => String(t(key, params ?? {})), [t])
}

export function useLocale(): Locale {
  const { i18n } = useTranslation('ui', { i18n: texts, useSuspense: false })
  return toLocale(i18n.language)
}

/** The language of the page now; for `createClient({ locale: currentLocale })`. */
export function currentLocale(): Locale {
  return toLocale(texts.language)
}

/** Changes the page's language and remembers the choice on this device. */
export function setLocale(locale: Locale): void {
  keep(storageKey, locale)
  apply(locale)
}

/** Takes the language chosen on this device, else the account's, else Chinese. Call before the first render. */
export function startLocale(): void {
  apply(toLocale(recall(storageKey)))
}

/** The account's language counts only as long as nobody chose one on this device. */
export function adoptLocale(locale: string): void {
  if (recall(storageKey) === null) apply(toLocale(locale))
}

function apply(locale: Locale): void {
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en'
  if (texts.language !== locale) void texts.changeLanguage(locale)
}
