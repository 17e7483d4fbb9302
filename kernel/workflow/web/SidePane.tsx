import { CloseOutlined, ExpandAltOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useT } from '#ui/i18n.ts'
import { CaseSummary } from './CaseSummary.tsx'
import type { OpenSubject } from './open-subject.ts'
import { subjectView } from './subject-views.ts'

/** What lies open beside the list. */
export function SidePane({ subject, onClose }: { subject: OpenSubject; onClose: () => void }) {
  const t = useT('workflow-web')
  const own = subjectView(subject.kind)
  const path = own ? own.path(subject) : `/cases/${subject.district}/${subject.id}`
  return (
    <section className="jw-pane" aria-label={t('workbench.beside')}>
      <div className="jw-pane-tools">
        <Link to={path} className="jl-icon-button" aria-label={t('workbench.whole')} title={t('workbench.whole')}>
          <ExpandAltOutlined />
        </Link>
        <button
          type="button"
          className="jl-icon-button"
          aria-label={t('workbench.close')}
          title={t('workbench.close')}
          onClick={onClose}
        >
          <CloseOutlined />
        </button>
      </div>
      <Suspense fallback={<span className="jl-skeleton" style={{ width: '60%' }} />}>
        {own ? (
          <own.View district={subject.district} id={subject.id} embedded />
        ) : (
          <CaseSummary district={subject.district} id={subject.id} />
        )}
      </Suspense>
    </section>
  )
}
