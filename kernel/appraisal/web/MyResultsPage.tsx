import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { appraisal, type MyResult } from './api.ts'
import './pocket.css'
import { OwnWords } from './OwnWords.tsx'
import { PocketBack } from './PocketBack.tsx'
import { percent, points, useWords } from './use-words.ts'

/** Published results of mine and of my organisations, how each came about, and what I may say to it. */
export function MyResultsPage() {
  const t = useT('appraisal-web')
  const locale = useLocale()
  const list = useQuery({ queryKey: ['appraisal', 'my-results', locale], queryFn: () => appraisal.listMyResults({}) })
  return (
    <div className="jap-stack">
      <PocketBack to="/me">{t('ballots.back')}</PocketBack>
      <h1>{t('results.title')}</h1>
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <p role="status">{t('ui:table.loading')}</p>}
      {list.data?.items.length === 0 && <EmptyState sentence={t('results.none')} />}
      {list.data?.items.map(item => (
        <ResultCard key={`${item.roundId}${item.subjectId}`} result={item} />
      ))}
    </div>
  )
}

function ResultCard({ result }: { result: MyResult }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const say = useMoment()
  return (
    <article className="jap-card jap-stack" aria-label={`${result.subjectName} ${result.roundTitle}`}>
      <div>
        <h2>{result.roundTitle}</h2>
        <p className="jap-quiet">
          {result.subjectName} ·{' '}
          <span className="jap-whole">
            {result.periodFrom} – {result.periodTo}
          </span>
        </p>
      </div>
      <p className="jap-grade">
        <strong>{result.band ? words(result.band.name) : t('results.unrated')}</strong>
        {result.score !== null && <span>{t('results.score', { score: points(result.score) })}</span>}
      </p>
      {result.grounds.map(why => (
        <p key={why}>{t('results.why', { words: why })}</p>
      ))}
      {result.reason && <p>{t('results.corrected', { edition: result.edition, reason: result.reason })}</p>}
      {result.parts && <Parts result={result} />}
      {result.basis && <p className="jap-quiet">{t('results.basis', { basis: result.basis })}</p>}
      {result.answer && <p>{t('results.answered', { words: result.answer })}</p>}
      {result.objection && (
        <p>
          {t('results.objected', { words: result.objection.words })}{' '}
          {t(`results.decision.${result.objection.decision ?? 'pending'}`)}
        </p>
      )}
      {result.mayAnswer && <OwnWords result={result} kind="answer" />}
      {result.mayObject && result.objectionsUntil && (
        <>
          <p className="jap-quiet">{t('results.objectUntil', { at: say(result.objectionsUntil) })}</p>
          <OwnWords result={result} kind="object" />
        </>
      )}
    </article>
  )
}

/** Each number with what it means beside it. */
function Parts({ result }: { result: MyResult }) {
  const words = useWords()
  return (
    <dl className="jap-parts">
      {result.indicators.map(one => (
        <div key={one.key}>
          <dt>
            {words(one.name)} · {percent(one.weight)}
          </dt>
          <dd>{points(result.parts?.indicators.find(part => part.key === one.key)?.earned ?? null)}</dd>
          <dd className="jap-quiet">{words(one.definition)}</dd>
        </div>
      ))}
    </dl>
  )
}
