import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { arrivedBefore, drop, OutboxCard, type OutboxEntry } from '#kernel/files/web/index.ts'
import { useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import type { StateName } from '#ui/tokens.ts'
import type { MatterKind } from '../index.ts'
import { AlreadyReceived, type Reply, ReportDone } from './ReportDone.tsx'

/** After the button was pressed: on its way, kept until there is a network, refused with a reason, or received. */
export function ReportSent({ entry, kind, sending }: { entry: OutboxEntry; kind: MatterKind; sending: boolean }) {
  const { item } = entry
  const { id, standing } = item
  const late = arrivedBefore(item)
  const seen = standing === 'sent' || late
  useEffect(() => {
    // Whoever sees it here need not be told again in the list of what waits.
    return () => {
      if (seen) void drop(id)
    }
  }, [id, seen])
  if (standing === 'sent') return <ReportDone reply={item.reply as Reply} kind={kind} />
  if (late) return <AlreadyReceived />
  return <OnItsWay entry={entry} sending={sending} />
}

function OnItsWay({ entry, sending }: { entry: OutboxEntry; sending: boolean }) {
  const t = useT('outbox')
  const { standing, fault } = entry.item
  if (standing === 'refused') {
    return (
      <Frame mark="soon" title={t('groups.refused')}>
        <ul>
          <OutboxCard entry={entry} />
        </ul>
      </Frame>
    )
  }
  // Tried, and not arrived: it waits for the network.
  const stuck = fault !== null || !sending
  return (
    <Frame mark={stuck ? 'waiting' : 'moving'} title={t(stuck ? 'kept' : 'goOn')}>
      <p role="status">{t(stuck ? 'keptLead' : 'goOnLead')}</p>
      {fault && <p className="jm-quiet">{t(`why.${fault.kind}`)}</p>}
    </Frame>
  )
}

function Frame({ mark, title, children }: { mark: StateName; title: string; children: ReactNode }) {
  const t = useT('matters-pocket')
  return (
    <div className="jm-card jm-done">
      <p>
        <StateShape state={mark} size={48} />
      </p>
      <h1>{title}</h1>
      {children}
      <div className="jm-actions">
        <Link to="/" className="jm-button">
          {t('report.home')}
        </Link>
        <Link to="/outbox" className="jm-button" data-primary>
          {t('outbox:title')}
        </Link>
      </div>
    </div>
  )
}
