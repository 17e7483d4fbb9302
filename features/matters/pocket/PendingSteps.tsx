import { useSearch } from '@tanstack/react-router'
import { isPending, OutboxCard, type OutboxEntry, useOutbox } from '#kernel/files/web/index.ts'
import { useT } from '#ui/i18n.ts'
import { formOfTask } from './task-item.ts'

/** What this phone keeps of a case: steps on their way, and the action whose form was opened again to be changed. */
export function useTaskOutbox(caseId: string): { pending: OutboxEntry[]; takenBack: string | null } {
  const { item: wanted } = useSearch({ strict: false }) as { item?: string }
  const prefix = formOfTask(caseId, '')
  const mine = (useOutbox()?.entries ?? []).filter(({ item }) => item.form.startsWith(prefix))
  const opened = mine.find(({ item }) => item.id === wanted && item.standing === 'draft')
  return { pending: mine.filter(isPending), takenBack: opened?.item.form.slice(prefix.length) ?? null }
}

/** Steps of this case that have not arrived yet. */
export function PendingSteps({ entries }: { entries: readonly OutboxEntry[] }) {
  const t = useT('matters-pocket')
  return (
    <section className="jm-stack" aria-label={t('outbox:title')}>
      <p className="jm-notice">{t('tasks.pending')}</p>
      <ul className="jm-stack">
        {entries.map(entry => (
          <OutboxCard key={entry.item.id} entry={entry} />
        ))}
      </ul>
    </section>
  )
}
