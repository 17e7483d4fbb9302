import { Link } from '@tanstack/react-router'
import type { RouteReply } from '#platform/http/route.ts'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { contract } from '../index.ts'
import { useStanding } from './use-standing.ts'

export type MyMatter = RouteReply<typeof contract.routes.listMyMatters>['items'][number]

/** One of my reports in a sentence: where it stands, and by when something happens. */
export function MyMatterCard({ matter }: { matter: MyMatter }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  const { mark, text } = useStanding()(matter)
  return (
    <Link to="/my/$district/$id" params={{ district: matter.district, id: matter.id }} className="jm-card">
      <span className="jm-title">{matter.title}</span>
      <span className="jm-standing">
        <StateMark state={mark} word={matter.stateText} />
        {text && <span>{text}</span>}
      </span>
      <span className="jm-quiet">{t('home.reportedAt', { date: say(matter.openedAt) })}</span>
    </Link>
  )
}
