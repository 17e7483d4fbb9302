import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useNow } from '#ui/use-now.ts'
import { type Standing, standingOf } from './standing.ts'

interface Matter {
  state: string
  stateText: string
  final: boolean
  dueAt: string | null
  awaitsMe: boolean
}

/** How a report stands, as a mark and a sentence. */
export function useStanding(): (matter: Matter) => { mark: Standing['mark']; text: string | null } {
  const t = useT('matters-pocket')
  const say = useMoment()
  const now = useNow()
  return matter => {
    const { mark, sentence } = standingOf(matter, now)
    const date = matter.dueAt ? say(matter.dueAt) : ''
    return { mark, text: sentence && t(`standing.${sentence}`, { date }) }
  }
}
