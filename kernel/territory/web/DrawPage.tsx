import { useQuery } from '@tanstack/react-query'
import { ErrorState } from '#ui/ErrorState.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { territory } from './api.ts'
import './areas.css'
import { DrawingBoard } from './DrawingBoard.tsx'
import './drawing.css'
import { useUrlState } from './use-url-state.ts'

/** Drawing the grids of a community anew: move, split, merge, draw; look at what follows; decide. */
export function DrawPage() {
  const t = useT('territory-web')
  const [{ area }] = useUrlState()
  const { data, error, refetch } = useQuery({
    queryKey: ['territory', 'drawing', area],
    queryFn: () => territory.readDrawing({ params: { code: area ?? '' } }),
    enabled: area !== undefined,
    // What one is drawing on must not change under the hand.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  const title = data ? t('draw.title', { name: data.community.name }) : t('draw.open')
  return (
    <>
      <PageHeader title={title} lead={t('draw.lead')} />
      {area === undefined && <EmptyState sentence={t('draw.choose')} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <DrawingBoard key={`${data.community.code}:${data.generation}:${data.redraws.length}`} drawing={data} />}
    </>
  )
}
