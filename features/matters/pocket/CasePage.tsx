import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { ErrorState } from '#ui/ErrorState.tsx'
import { pocketSubjectPath } from '#ui/pocket-subjects.ts'
import { useViewer } from '#ui/Viewer.tsx'
import { cases } from './api.ts'

/** Where a message leads: to the task of who works on the case, to the story of who asked. */
export function CasePage() {
  const { posts } = useViewer()
  const { district = '', id = '' } = useParams({ strict: false })
  const works = posts.some(post => post.role !== 'resident')
  const found = useQuery({
    queryKey: ['cases', district, id, 'subject'],
    queryFn: () => cases.getCase({ params: { district, id } }),
    enabled: !works,
  })
  if (works) return <Navigate to="/tasks/$district/$id" params={{ district, id }} replace />
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return null
  const { subjectKind, subjectId } = found.data.case
  const own = pocketSubjectPath(subjectKind)
  if (own) return <Navigate to={own({ district, caseId: id, subjectId })} replace />
  // What another feature asks a resident to do is told and done on the page of its case.
  if (subjectKind !== 'matter') return <Navigate to="/tasks/$district/$id" params={{ district, id }} replace />
  return <Navigate to="/my/$district/$id" params={{ district, id: subjectId }} replace />
}
