import { useQueries } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useLocale } from '#ui/i18n.ts'
import type { Finder, Found } from '#ui/part.ts'
import { holdsAny, useViewer } from '#ui/Viewer.tsx'
import { parts } from '../parts.ts'
import { directoryFinders } from './directory-finders.ts'

interface Group {
  finder: Finder
  things: Found[]
}

/** What the server finds for the words, group by group; every finder answers with the viewer's own reach. */
export function useFound(words: string): { groups: Group[]; busy: boolean } {
  const viewer = useViewer()
  const locale = useLocale()
  const asked = useDeferredValue(words.trim())
  const finders = [...parts.flatMap(part => part.finders ?? []), ...directoryFinders].filter(finder =>
    holdsAny(viewer, finder.permissions),
  )
  const answers = useQueries({
    queries: finders.map(finder => ({
      queryKey: ['palette', finder.name, asked, locale],
      queryFn: ({ signal }: { signal: AbortSignal }) => finder.find(asked, signal),
      enabled: asked !== '',
      staleTime: 30_000,
      retry: false,
    })),
  })
  const groups = finders.map((finder, index) => ({ finder, things: (asked && answers[index]?.data) || [] }))
  return {
    groups: groups.filter(group => group.things.length > 0),
    busy: asked !== '' && answers.some(answer => answer.isPending),
  }
}
