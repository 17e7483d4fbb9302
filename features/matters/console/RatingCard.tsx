import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { MatterDetail } from './api.ts'

/** What the person who asked thought of it, the last answer first. */
export function RatingCard({ matter }: { matter: MatterDetail }) {
  const t = useT('matters')
  const say = useMoment()
  return (
    <Section title={t('procedures.resident_request.actions.rate')}>
      {matter.ratings.toReversed().map(rating => (
        <div key={rating.attempt} className="jc-rating">
          <StateMark
            state={rating.solved === 'not_solved' ? 'overdue' : 'done'}
            word={`${t(`solved.${rating.solved}`)} · ${t(`satisfied.${rating.satisfied}`)}`}
          />
          {rating.words && <p className="jc-words">{rating.words}</p>}
          <p className="jc-quiet">{say(rating.ratedAt)}</p>
        </div>
      ))}
    </Section>
  )
}
