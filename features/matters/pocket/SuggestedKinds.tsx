import { useT } from '#ui/i18n.ts'
import type { SuggestedItems } from './use-suggested-kinds.ts'

interface SuggestedKindsProps {
  suggested: SuggestedItems
  nameOf: (code: string) => string | undefined
  chosen: string | null
  onChoose: (id: string | null) => void
}

/** What the words point to, with the words that do; when that is not enough to go by, it says so. */
export function SuggestedKinds({ suggested, nameOf, chosen, onChoose }: SuggestedKindsProps) {
  const t = useT('matters-pocket')
  return (
    <div className="jm-suggest" aria-live="polite">
      <p>{t(suggested.sure ? 'report.kindGuess' : 'report.kindUnsure')}</p>
      {suggested.items.map(({ code, words }) => (
        <div key={code}>
          <button
            type="button"
            className="jm-chip"
            aria-pressed={chosen === code}
            onClick={() => onChoose(chosen === code ? null : code)}
          >
            {nameOf(code) ?? code}
          </button>
          <span className="jm-quiet">{t('report.kindBecause', { words: words.join(t('report.kindComma')) })}</span>
        </div>
      ))}
    </div>
  )
}
