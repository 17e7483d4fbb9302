import { Button, Drawer } from 'antd'
import { useLocale, useT } from '#ui/i18n.ts'
import type { AuditEntry } from '../contract.ts'
import type { AuditState } from './audit-state.ts'
import type { AuditWords } from './known-events.ts'

interface EntryDrawerProps {
  entry: AuditEntry
  words: AuditWords
  onNarrow: (patch: AuditState) => void
  onClose: () => void
}

/** One entry as it is recorded, with ways to everything else about the same person or thing. */
export function EntryDrawer({ entry, words, onNarrow, onClose }: EntryDrawerProps) {
  const t = useT('audit-web')
  const own = useT('audit')
  const ui = useT('ui')
  const locale = useLocale()
  const at = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'medium',
    timeZone: 'Asia/Shanghai',
  }).format(new Date(entry.at))
  const rows: [string, React.ReactNode][] = [
    [own('fields.at'), at],
    [own('fields.actor'), entry.actorName || t('nobody')],
    [own('fields.event'), `${words.event(entry.event)}（${entry.event}）`],
    [own('fields.subject'), `${words.kind(entry.subjectKind)} ${entry.subjectId}`],
    [own('fields.area'), entry.areaCode],
    [own('fields.district'), entry.district],
    [own('fields.reason'), entry.reason],
  ]
  const { actorId, subjectKind, subjectId } = entry
  return (
    <Drawer
      open
      size={560}
      title={words.event(entry.event)}
      closable={{ 'aria-label': ui('keys.close') }}
      onClose={onClose}
    >
      <dl className="ja-rows">
        {rows.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {Object.keys(entry.details).length > 0 && (
        <section className="ja-details">
          <h3>{own('fields.details')}</h3>
          <pre>{JSON.stringify(entry.details, null, 2)}</pre>
        </section>
      )}
      <div className="ja-ways">
        {actorId && <Button onClick={() => onNarrow({ actorId })}>{t('sameActor')}</Button>}
        <Button onClick={() => onNarrow({ subjectKind, subjectId })}>{t('sameSubject')}</Button>
      </div>
    </Drawer>
  )
}
