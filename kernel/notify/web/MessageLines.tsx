import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import './inbox.css'
import type { InboxMessage } from './use-inbox.ts'

/** Messages, newest first; one about a case leads to it. Serves both faces. */
export function MessageLines(props: { messages: readonly InboxMessage[]; onOpen: (message: InboxMessage) => void }) {
  return (
    <ul className="jn-lines">
      {props.messages.map(message => (
        <li key={message.id} data-unread={message.read ? undefined : true}>
          <Line message={message} onOpen={() => props.onOpen(message)} />
        </li>
      ))}
    </ul>
  )
}

function Line({ message, onOpen }: { message: InboxMessage; onOpen: () => void }) {
  const t = useT('notify-web')
  const say = useMoment()
  const body = (
    <>
      <span className="jn-text">
        {!message.read && <span className="jl-unseen">{t('unread')}</span>}
        {message.text}
      </span>
      <time dateTime={message.createdAt}>{say(message.createdAt)}</time>
    </>
  )
  if (!message.case) {
    return (
      <button type="button" onClick={onOpen}>
        {body}
      </button>
    )
  }
  return (
    <Link to="/cases/$district/$id" params={message.case} onClick={onOpen}>
      {body}
    </Link>
  )
}
