import { useQuery } from '@tanstack/react-query'
import { useViewer } from '#ui/Viewer.tsx'
import { reportIn } from './api.ts'

/** The unit I answer for, null where it is not one; undefined until that is known: a form begins with it. */
export function useOwnUnit(): string | null | undefined {
  const { posts } = useViewer()
  const names = [...new Set(posts.flatMap(post => (post.organisationName ? [post.organisationName] : [])))]
  const name = names.length === 1 ? names[0] : undefined
  const found = useQuery({
    queryKey: ['report-in', 'own-unit', name],
    queryFn: () => reportIn.findUnits({ query: { name: name ?? '' } }),
    enabled: name !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (name !== undefined && found.isPending) return undefined
  return found.data?.items.find(unit => unit.name === name)?.id ?? null
}
