import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import { useNow } from '#ui/use-now.ts'
import type { Inbox } from '../shapes.ts'
import type { CaseLine } from './api.ts'
import { pathOf } from './open-subject.ts'
import { pressingState, timeLeft } from './time-left.ts'
import type { InboxCard } from './use-workbench.ts'
import './workbench.css'

interface InboxCardsProps {
  cards: readonly InboxCard[]
  chosen: Inbox | undefined
  onChoose: (inbox: Inbox) => void
  onOpen: ((line: CaseLine) => void) | undefined
  /** Only names and counts, while a matter takes the room. */
  slim: boolean
}

/** The columns of the workbench: how many wait, and the three that press most. */
export function InboxCards({ cards, chosen, onChoose, onOpen, slim }: InboxCardsProps) {
  const t = useT('workflow-web')
  return (
    <section className="jw-cards" data-slim={slim || undefined} aria-label={t('workbench.columns')}>
      {cards.map(card => (
        <div key={card.inbox} className="jw-card" data-inbox={card.inbox} data-none={card.count === 0 || undefined}>
          <button
            type="button"
            className="jw-card-head"
            aria-pressed={card.inbox === chosen}
            onClick={() => onChoose(card.inbox)}
          >
            <span>{t(`workflow:inboxes.${card.inbox}`)}</span>
            <strong>{card.count}</strong>
          </button>
          {!slim && (
            <ul>
              {card.urgent.map(line => (
                <Urgent key={line.id} line={line} onOpen={onOpen} />
              ))}
              {card.count === 0 && <li className="jw-card-none">{t('workbench.nothing')}</li>}
            </ul>
          )}
        </div>
      ))}
    </section>
  )
}

function Urgent({ line, onOpen }: { line: CaseLine; onOpen: InboxCardsProps['onOpen'] }) {
  const t = useT('workflow-web')
  const now = useNow()
  const state = pressingState(line, now)
  const { left } = timeLeft(line, now)
  return (
    <li>
      <Link
        to={pathOf(line)}
        className="jw-card-line"
        title={line.title}
        onClick={event => {
          if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          onOpen(line)
        }}
      >
        <span className="jw-card-title">{line.title}</span>
        {left && (
          <span className="jw-card-time" data-state={state}>
            {(state === 'overdue' || state === 'soon') && <StateShape state={state} size={9} />}
            {t(left.overdue ? 'workbench.over' : 'workbench.left', {
              amount: t(`workbench.short.${left.unit}`, { count: left.amount }),
            })}
          </span>
        )}
      </Link>
    </li>
  )
}
