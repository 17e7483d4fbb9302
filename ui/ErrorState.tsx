import { useT } from './i18n.ts'
import './parts.css'
import { readTrouble } from './problem.ts'
import { StateShape } from './StateMark.tsx'

/** What went wrong in the server's own sentence, the fields at fault, and a way to try again. Works in both faces. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT('ui')
  const trouble = readTrouble(error)
  return (
    <div className="jl-error" role="alert">
      <span style={{ paddingTop: 2 }}>
        <StateShape state="overdue" />
      </span>
      <div className="jl-error-body">
        <p>{trouble.sentence ?? t(`error.${trouble.kind === 'offline' ? 'offline' : 'unknown'}`)}</p>
        {trouble.fields.length > 0 && (
          <ul>
            {trouble.fields.map(item => (
              <li key={`${item.field}:${item.detail}`}>{item.detail}</li>
            ))}
          </ul>
        )}
        {trouble.status !== null && trouble.status >= 500 && trouble.code && (
          <p className="jl-error-code">{t('error.code', { code: trouble.code })}</p>
        )}
      </div>
      {onRetry && (
        <button type="button" className="jl-button" onClick={onRetry}>
          {t('error.retry')}
        </button>
      )}
    </div>
  )
}
