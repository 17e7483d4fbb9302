import { Button } from 'antd'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import type { BulkBarProps } from '#ui/list/list-desk.ts'
import { useHotkeys } from '#ui/use-hotkeys.ts'
import { MOST_BULK } from '../limits.ts'
import { BulkDrawer } from './BulkDrawer.tsx'
import './desk.css'

const actions = ['accept', 'dispatch', 'urge'] as const

/** What can be done to the chosen rows together; stands at the foot of the list while any is chosen. */
export function BulkBar({ rows, onClear, onDone }: BulkBarProps) {
  const t = useT('desk-web')
  const [action, setAction] = useState<string | null>(null)
  useHotkeys([{ key: 'Escape', label: t('bulk.clear'), run: onClear }], rows.length > 0 && action === null)
  if (rows.length === 0) return null
  return (
    <section className="jd-bulk" aria-label={t('bulk.label')}>
      <strong aria-live="polite">{t('bulk.chosen', { count: rows.length })}</strong>
      {rows.length >= MOST_BULK && <span className="jd-quiet">{t('bulk.most', { count: MOST_BULK })}</span>}
      {actions.map(name => (
        <Button key={name} onClick={() => setAction(name)}>
          {t(`bulk.actions.${name}`)}
        </Button>
      ))}
      <Button type="text" onClick={onClear}>
        {t('bulk.clear')}
      </Button>
      {action && (
        <BulkDrawer
          action={action}
          rows={rows}
          onClose={acted => {
            setAction(null)
            if (acted) {
              onClear()
              onDone()
            }
          }}
        />
      )}
    </section>
  )
}
