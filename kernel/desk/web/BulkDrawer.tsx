import {
  CheckCircleFilled,
  CloseCircleFilled,
  LoadingOutlined,
  MinusCircleOutlined,
  RightCircleOutlined,
} from '@ant-design/icons'
import { Button, Drawer, Input } from 'antd'
import { useId, useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import '#ui/form/form.css'
import { useT } from '#ui/i18n.ts'
import type { BulkRow } from '#ui/list/list-desk.ts'
import { bulkChoices } from './bulk-forms.ts'
import { type BulkLine, countLines, type RowState, toSend } from './run-bulk.ts'
import { useBulk } from './use-bulk.ts'

interface BulkDrawerProps {
  action: string
  rows: readonly BulkRow[]
  onClose: (acted: boolean) => void
}

/** First what would happen to each row and why some are left out; then, row by row, what did happen. */
export function BulkDrawer({ action, rows: asked, onClose }: BulkDrawerProps) {
  const t = useT('desk-web')
  const noteId = useId()
  // The list behind may be read again meanwhile: what was chosen stays what it was.
  const [rows] = useState(asked)
  const bulk = useBulk(action, rows)
  const [note, setNote] = useState('')
  const count = countLines(bulk.lines)
  const next = toSend(bulk.lines)
  const needsNote = bulk.items.some(item => item.open && item.needsNote)
  const acted = count.done + count.failed > 0
  const name = t(`bulk.actions.${action}`)
  return (
    <Drawer
      open
      size={560}
      title={name}
      onClose={() => onClose(count.done > 0)}
      closable={{ 'aria-label': t('close') }}
      footer={
        <div className="jd-tools">
          <Button onClick={() => onClose(count.done > 0)}>{t(acted ? 'close' : 'cancel')}</Button>
          {next.length > 0 && (
            <Button
              type="primary"
              loading={bulk.busy}
              disabled={needsNote && note.trim() === ''}
              title={needsNote && note.trim() === '' ? t('bulk.needsNote') : ''}
              onClick={() => bulk.send(note.trim())}
            >
              {t(count.failed > 0 ? 'bulk.retry' : 'bulk.do', { action: name, count: next.length })}
            </Button>
          )}
        </div>
      }
    >
      {Boolean(bulk.error) && <ErrorState error={bulk.error} />}
      <p role="status">
        {bulk.loading
          ? t('bulk.looking')
          : acted
            ? t('bulk.result', { done: count.done, failed: count.failed, refused: count.refused })
            : t('bulk.preview', { ready: count.ready, refused: count.refused })}
      </p>
      {!acted &&
        bulkChoices(bulk.items).map((Choice, index) => (
          <Choice key={index} action={action} items={bulk.items} value={bulk.chosen} onChange={bulk.choose} />
        ))}
      {needsNote && (
        <div className="jl-field">
          <label htmlFor={noteId}>{t('bulk.note')}</label>
          <Input.TextArea
            id={noteId}
            rows={2}
            maxLength={500}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        </div>
      )}
      <BulkLines lines={bulk.lines} />
    </Drawer>
  )
}

const order: readonly RowState[] = ['failed', 'sending', 'ready', 'done', 'refused']

function BulkLines({ lines }: { lines: readonly BulkLine[] }) {
  const t = useT('desk-web')
  const sorted = lines.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  return (
    <ul className="jd-bulk-rows" aria-label={t('bulk.rows')}>
      {sorted.map(line => (
        <li key={line.key} data-tone={line.state}>
          <StateIcon state={line.state} />
          <span>
            {line.number} {line.title}
          </span>
          <small>{[t(`bulk.states.${line.state}`), line.words].filter(Boolean).join(t('bulk.colon'))}</small>
        </li>
      ))}
    </ul>
  )
}

const icons = {
  ready: RightCircleOutlined,
  refused: MinusCircleOutlined,
  sending: LoadingOutlined,
  done: CheckCircleFilled,
  failed: CloseCircleFilled,
}

function StateIcon({ state }: { state: RowState }) {
  const Icon = icons[state]
  return <Icon aria-hidden />
}
