import { EmptyState } from '#ui/EmptyState.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useViewer } from '#ui/Viewer.tsx'

/** The start page as long as no part brings the Workbench. */
export function HomePage() {
  const t = useT('console')
  const { person } = useViewer()
  return (
    <>
      <PageHeader title={t('home.title')} lead={t('home.lead', { name: person.name })} />
      <EmptyState sentence={t('home.none')} />
    </>
  )
}
