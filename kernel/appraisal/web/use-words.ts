import { useLocale } from '#ui/i18n.ts'

/** A name a scheme has in both languages, in the one of the reader. */
export function useWords(): (name: { zh: string; en: string }) => string {
  const locale = useLocale()
  return name => name[locale] || name.zh
}

/** Hundredths of a point as a person reads them: 85.5. */
export function points(hundredths: number | null): string {
  return hundredths === null ? '–' : String(hundredths / 100)
}

/** Shares of 0.01 % as a person reads them: 12.5%. */
export function percent(share: number): string {
  return `${share / 100}%`
}
