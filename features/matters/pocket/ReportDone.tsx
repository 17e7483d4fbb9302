import { Link } from '@tanstack/react-router'
import type { RouteReply } from '#platform/http/route.ts'
import { useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useMay, useViewer } from '#ui/Viewer.tsx'
import type { contract, MatterKind } from '../index.ts'

export type Reply = RouteReply<typeof contract.routes.reportMatter>

/** What happened and what comes next: the number, where it goes, by when there is an answer. */
export function ReportDone({ reply, kind }: { reply: Reply; kind: MatterKind }) {
  const t = useT('matters-pocket')
  const say = useMoment()
  const maySettle = useMay('matter.settle') && kind === 'grid_event'
  return (
    <div className="jm-card jm-done" role="status">
      <p>
        <StateShape state="done" size={48} />
      </p>
      <h1>{t('report.done')}</h1>
      <p>{t('report.doneNumber', { number: reply.number })}</p>
      {reply.goesTo.area && <p>{t('report.doneGoes', { desk: reply.goesTo.area.name })}</p>}
      {reply.hearBy && <p className="jm-quiet">{t('report.doneBy', { date: say(reply.hearBy) })}</p>}
      {maySettle && <p className="jm-quiet">{t('report.doneSettle')}</p>}
      <div className="jm-actions">
        <Link to="/" className="jm-button">
          {t('report.home')}
        </Link>
        <Follow reply={reply} kind={kind} />
      </div>
    </div>
  )
}

/** To the story of one's own; what staff write down for somebody else is that person's, and lies with the desk now. */
function Follow({ reply, kind }: { reply: Reply; kind: MatterKind }) {
  const t = useT('matters-pocket')
  const { posts } = useViewer()
  const mine = kind === 'grid_event' || posts.every(post => post.role === 'resident')
  if (!mine) return null
  return (
    <Link to="/my/$district/$id" params={{ district: reply.district, id: reply.id }} className="jm-button" data-primary>
      {t('report.seeProgress')}
    </Link>
  )
}

/** An answer was lost on the way and the report was changed since: what had been sent first counts. */
export function AlreadyReceived() {
  const t = useT('matters-pocket')
  return (
    <div className="jm-card jm-done" role="status">
      <p>
        <StateShape state="done" size={48} />
      </p>
      <h1>{t('report.done')}</h1>
      <p>{t('report.doneBefore')}</p>
      <div className="jm-actions">
        <Link to="/" className="jm-button">
          {t('report.home')}
        </Link>
        <Link to="/my" className="jm-button" data-primary>
          {t('home.mine')}
        </Link>
      </div>
    </div>
  )
}
