import { useT } from '#ui/i18n.ts'
import type { Trial } from './api.ts'

/** What a change to the duty list would have done to the matters of the last month. */
export function TrialResult({ trial }: { trial: Trial }) {
  const t = useT('matters-console')
  const { tried, elsewhere, examples } = trial
  return (
    <div role="status" className="jc-trial-result">
      <p>
        <strong>{t(elsewhere === 0 ? 'duties.trial.same' : 'duties.trial.moved', { tried, elsewhere })}</strong>
      </p>
      {examples.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('duties.trial.matter')}</th>
              <th scope="col">{t('duties.trial.before')}</th>
              <th scope="col">{t('duties.trial.after')}</th>
            </tr>
          </thead>
          <tbody>
            {examples.map(example => (
              <tr key={example.number}>
                <td>
                  {example.title}
                  <small>{example.number}</small>
                </td>
                <td>{example.before?.name ?? t('duties.trial.nobody')}</td>
                <td>{example.after?.name ?? t('duties.trial.nobody')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
