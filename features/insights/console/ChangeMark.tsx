import { ArrowDownOutlined, ArrowUpOutlined, MinusOutlined } from '@ant-design/icons'
import { useT } from '#ui/i18n.ts'
import type { Indicator } from '../catalogue.ts'
import type { Figure } from '../shapes.ts'
import { changeOf, changeText } from '../words.ts'
import { useWords } from './use-words.ts'

interface ChangeMarkProps {
  indicator: Indicator
  now: Figure | undefined
  then: Figure | undefined
}

/** An arrow, the words, and whether that is good: colour says nothing alone. */
export function ChangeMark({ indicator, now, then }: ChangeMarkProps) {
  const t = useT('insights')
  const words = useWords()
  const change = changeOf(indicator, now, then)
  const Arrow = change.way === 'up' ? ArrowUpOutlined : change.way === 'down' ? ArrowDownOutlined : MinusOutlined
  const good = change.good === null ? '' : t(change.good ? 'change.better' : 'change.worse')
  return (
    <span className="ji-change" {...(change.good === null ? {} : { 'data-good': change.good })}>
      <Arrow aria-hidden="true" /> {changeText(words, indicator, now, then)}
      {good}
    </span>
  )
}
