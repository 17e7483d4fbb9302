import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { partners } from '../api.ts'
import { emptyNode } from './edit-nodes.ts'
import { PatternEditor } from './PatternEditor.tsx'

/** A city's own shape, begun with one level. */
export function NewPatternPage() {
  const t = useT('partners-shapes')
  return (
    <>
      <PageHeader title={t('edit.new')} lead={t('edit.newLead')} />
      <PatternEditor isNew start={{ code: '', zh: '', en: '', nodes: [emptyNode([])], validTo: null }} />
    </>
  )
}

/** A shape there is, shipped or a city's own. */
export function EditPatternPage() {
  const t = useT('partners-shapes')
  const locale = useLocale()
  const { code = '' } = useParams({ strict: false })
  const found = useQuery({ queryKey: ['partners', 'patterns'], queryFn: () => partners.listPatterns({}) })
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <span className="jl-skeleton" />
  const one = found.data.items.find(item => item.code === code)
  if (!one) return <EmptyState sentence={t('edit.unknown')} />
  const { source: _source, ...start } = one
  return (
    <>
      <PageHeader title={t('edit.title', { name: locale === 'en' ? one.en : one.zh })} lead={t('edit.lead')} />
      <PatternEditor key={code} isNew={false} start={start} />
    </>
  )
}
