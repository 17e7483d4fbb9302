import { Link } from '@tanstack/react-router'
import type { RouteReply } from '#platform/http/route.ts'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { contract } from '../index.ts'

export type MyMatter = RouteReply<typeof contract.routes.listMyMatters>['items'][number]

/** One of my reports in a sentence: where it stands, and by when there is an answer. */
export function MyMatterCard({ matter }: { matter: MyMatter }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  const sentence =
    matter.final || !matter.dueAt || matter.awaitsMe
      ? matter.stateText
      : t('home.untilDate', { state: matter.stateText, date: say(matter.dueAt) })
  return (
    <Link to="/my/$district/$id" params={{ district: matter.district, id: matter.id }} className="jm-card">
      <span className="jm-title">{matter.title}</span>
      <span className="jm-row">
        <StateMark
          state={matter.final ? 'done' : matter.awaitsMe ? 'soon' : 'moving'}
          word={matter.awaitsMe ? t('home.awaitsYou') : sentence}
        />
        <span className="jm-quiet">{say(matter.openedAt)}</span>
      </span>
    </Link>
  )
}
