import { EmptyState } from '#ui/EmptyState.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMay, useViewer } from '#ui/Viewer.tsx'
import { WorkbenchPage } from './WorkbenchPage.tsx'

/** The workbench for all who work on cases; who administers the system starts from the menu. */
export function StartPage() {
  const t = useT('workflow-web')
  const { person } = useViewer()
  if (useMay('case.read')) return <WorkbenchPage />
  return (
    <>
      <PageHeader title={t('start.title')} lead={t('workbench.hello', { name: person.name })} />
      <EmptyState sentence={t('start.sentence')} />
    </>
  )
}
