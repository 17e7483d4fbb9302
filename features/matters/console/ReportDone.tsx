import { CheckCircleFilled } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { RouteReply } from '#platform/http/route.ts'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { contract } from '../index.ts'
import { matterPath } from './matter-path.ts'

export type Reported = RouteReply<typeof contract.routes.reportMatter>

/** What the person at the desk can tell the caller now: the number, who hears it, and by when. */
export function ReportDone({ reported, onAnother }: { reported: Reported; onAnother: () => void }) {
  const t = useT('matters-console')
  const say = useMoment()
  const { number, title, area, goesTo, hearBy } = reported
  const desk = [goesTo.area?.name, goesTo.role && t(`people:roles.${goesTo.role}`)].filter(Boolean).join(' · ')
  return (
    <>
      <PageHeader title={t('report.done.title')} />
      <Section>
        <div className="jc-reported" role="status">
          <CheckCircleFilled aria-hidden />
          <div>
            <h2>{number}</h2>
            <p>{title}</p>
            <p className="jc-quiet">{t('report.done.area', { area: area.name })}</p>
            {desk && <p>{t('report.done.goesTo', { desk })}</p>}
            {hearBy && <p>{t('report.done.hearBy', { date: say(hearBy) })}</p>}
            <div className="jc-buttons">
              <Link to={matterPath(reported)} className="jl-button jl-button-primary">
                {t('report.done.open')}
              </Link>
              <Button onClick={onAnother}>{t('report.done.another')}</Button>
            </div>
          </div>
        </div>
      </Section>
    </>
  )
}
