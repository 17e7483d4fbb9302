import { useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { CaseView } from './api.ts'

/** What side roads a case has taken: held until when, supervised, urged, redone, left out, merged, and who was first. */
export function SideMarks({ view }: { view: CaseView }) {
  const t = useT('workflow-web')
  const say = useMoment()
  const { heldUntil, supervised, urged, objections, reworked, raised, exclusion } = view.case
  const marks = [
    heldUntil && { key: 'held', state: 'soon' as const, word: t('side.held', { date: say(heldUntil) }) },
    supervised && { key: 'supervised', state: 'overdue' as const, word: t(`side.supervised.${supervised}`) },
    exclusion && { key: 'exclusion', state: 'waiting' as const, word: t(`side.exclusion.${exclusion}`) },
    view.mergedInto && { key: 'merged', state: 'done' as const, word: t('side.merged', { ...view.mergedInto }) },
  ].filter(mark => mark !== null && mark !== '')
  const counts = Object.entries({ urged, objections, reworked, raised, followers: view.followers })
  const counted = counts.filter(([, count]) => count > 0).map(([name, count]) => t(`side.counts.${name}`, { count }))
  const first = view.firstRecipient ? [t('side.first', { unit: view.firstRecipient })] : []
  const words = [...counted, ...first]
  if (marks.length + words.length === 0) return null
  return (
    <ul className="jw-side" aria-label={t('side.title')}>
      {marks.map(({ key, state, word }) => (
        <li key={key} data-mark={key}>
          <StateShape state={state} size={10} /> {word}
        </li>
      ))}
      {words.map(word => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  )
}
