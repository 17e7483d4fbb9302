import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { matters } from './api.ts'
import { BackLink } from './BackLink.tsx'
import './pocket.css'
import { RatingForm } from './RatingForm.tsx'
import { StoryActions } from './StoryActions.tsx'
import { Looks, Progress, StoryHead, Words } from './StoryParts.tsx'
import { Waiting } from './Waiting.tsx'

/** One of my reports as a short story, newest first; what I am asked for stands on top. */
export function StoryPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  const t = useT('matters-pocket')
  const locale = useLocale()
  const client = useQueryClient()
  const story = useQuery({
    queryKey: ['matters', 'mine', 'one', district, id, locale],
    queryFn: () => matters.getMyMatter({ params: { district, id } }),
  })
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ['matters', 'mine'] })
    await client.invalidateQueries({ queryKey: ['workflow'] })
  }
  const { data } = story
  return (
    <div className="jm-stack">
      <BackLink to="/my" text={t('home.mine')} />
      {story.isPending && <Waiting query={story} />}
      {story.isError && <ErrorState error={story.error} onRetry={() => void story.refetch()} />}
      {data && (
        <>
          <StoryHead story={data} />
          {data.actions.some(action => action.name === 'rate' && action.enabled) && (
            <RatingForm caseKey={{ district, id: data.caseId }} onDone={refresh} />
          )}
          <Progress story={data} />
          <Words story={data} />
          <StoryActions story={data} onDone={refresh} />
          <Looks story={data} />
        </>
      )}
    </div>
  )
}
