import { useLocale, useT } from './i18n.ts'
import { MiniBar } from './MiniBar.tsx'
import './parts.css'
import { momentWords, pressure, type TimeSpan } from './time-words.ts'
import { StateShape } from './StateMark.tsx'
import { useNow } from './use-now.ts'

export interface TimeLeftProps {
  /** Counted by the server on the working calendar; null when there is no deadline. */
  left: TimeSpan | null
  /** Part of the limit that is used, 0…1 (more counts as 1). */
  used: number
  hold?: boolean
  due?: Date | string
}

/** "还剩 3 小时", "超 1 个工作日", with a thin bar that fills; the date itself is in the tooltip. */
export function TimeLeft({ left, used, hold = false, due }: TimeLeftProps) {
  const t = useT('ui')
  const say = useMoment()
  if (left === null) return <span className="jl-time-words">{t('time.none')}</span>
  const state = hold ? 'hold' : pressure(left, used)
  const amount = t(`time.${left.unit}`, { count: left.amount })
  const sentence = hold ? t('time.hold') : t(left.overdue ? 'time.over' : 'time.left', { amount })
  return (
    <span className="jl-time" title={due ? t('time.due', { date: say(due) }) : undefined}>
      <span className="jl-time-words" data-state={state}>
        {state !== 'moving' && <StateShape state={state} size={10} />} {sentence}
      </span>
      <MiniBar value={state === 'overdue' ? 1 : used} state={state} />
    </span>
  )
}

/** Says moments the way people do, in the page's language. */
export function useMoment(): (at: Date | string) => string {
  const now = useNow()
  const t = useT('ui')
  const locale = useLocale()
  return at => {
    const moment = momentWords(new Date(at), now, locale)
    return moment.key ? t(`time.${moment.key}`, { time: moment.time }) : moment.date
  }
}
