import { type Locale, locales } from '#platform/i18n.ts'
import { setLocale, useLocale, useT } from '#ui/i18n.ts'
import { useKeepLocale } from './session.ts'
import './shell.css'

const names = { zh: '中文', en: 'English' } as const

/** Each language under its own name, so that whoever cannot read this one finds theirs. */
export function LanguageSwitch() {
  const t = useT('shell')
  const current = useLocale()
  const keepLocale = useKeepLocale()
  const choose = (locale: Locale) => {
    setLocale(locale)
    keepLocale(locale)
  }
  return (
    <div className="jl-language" role="group" aria-label={t('language')}>
      {locales.map(locale => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => choose(locale)}
        >
          {names[locale]}
        </button>
      ))}
    </div>
  )
}
