import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { BallotView } from './api.ts'
import { useWords } from './use-words.ts'

/** Who is appraised, in which round, as what one votes, and until when. */
export function BallotHead({ ballot }: { ballot: BallotView }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const say = useMoment()
  return (
    <header>
      <h1>{ballot.subjectName}</h1>
      <p className="jap-quiet">{ballot.roundTitle}</p>
      <p className="jap-quiet">
        {t('ballot.as', { group: words(ballot.group) })} · {t('ballots.until', { at: say(ballot.closesAt) })}
      </p>
      {ballot.facts.length > 0 && (
        <dl className="jap-parts">
          {ballot.facts.map(fact => (
            <div key={fact.name.zh}>
              <dt>{words(fact.name)}</dt>
              <dd>{words(fact.value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </header>
  )
}
