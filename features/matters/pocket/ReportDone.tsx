import { Link } from '@tanstack/react-router'
import type { RouteReply } from '#platform/http/route.ts'
import { useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { contract } from '../index.ts'

/** What happened and what comes next: the number, where it goes, by when there is an answer. */
export function ReportDone({ reply }: { reply: RouteReply<typeof contract.routes.reportMatter> }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  return (
    <div className="jm-card jm-done" role="status">
      <p>
        <StateShape state="done" size={48} />
      </p>
      <h1>{t('report.done')}</h1>
      <p>{t('report.doneNumber', { number: reply.number })}</p>
      {reply.goesTo.area && <p>{t('report.doneGoes', { desk: reply.goesTo.area.name })}</p>}
      {reply.hearBy && <p className="jm-quiet">{t('report.doneBy', { date: say(reply.hearBy) })}</p>}
      <div className="jm-actions">
        <Link to="/" className="jm-button">
          {t('report.home')}
        </Link>
        <Link
          to="/my/$district/$id"
          params={{ district: reply.district, id: reply.id }}
          className="jm-button"
          data-primary
        >
          {t('report.seeProgress')}
        </Link>
      </div>
    </div>
  )
}
