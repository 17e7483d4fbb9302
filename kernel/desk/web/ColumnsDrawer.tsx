import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button, Checkbox, Drawer } from 'antd'
import { useT } from '#ui/i18n.ts'
import { layoutOf, moveColumn } from '#ui/list/arrange-columns.ts'
import type { ColumnLayout } from '#ui/list/list-desk.ts'
import { useColumns } from './use-views.ts'

interface ColumnsDrawerProps {
  list: string
  columns: readonly { key: string; title: string }[]
  onClose: () => void
}

/** Which columns a list shows and in which order; every change shows at once. */
export function ColumnsDrawer({ list, columns, onClose }: ColumnsDrawerProps) {
  const t = useT('desk-web')
  const [kept, keep] = useColumns(list)
  const layout = layoutOf(columns, kept)
  const shown = layout.filter(one => !one.hidden).length
  const titleOf = (key: string) => columns.find(column => column.key === key)?.title ?? key
  const hide = (key: string, hidden: boolean) =>
    keep(layout.map((one): ColumnLayout => (one.key === key ? { ...one, hidden } : one)))
  return (
    <Drawer open title={t('columns.title')} onClose={onClose} size={360} closable={{ 'aria-label': t('close') }}>
      <p className="jd-quiet">{t('columns.lead')}</p>
      <ol className="jd-columns" aria-label={t('columns.title')}>
        {layout.map(({ key, hidden }, index) => (
          <li key={key}>
            <Checkbox
              checked={!hidden}
              disabled={!hidden && shown === 1}
              onChange={event => hide(key, !event.target.checked)}
            >
              {titleOf(key)}
            </Checkbox>
            <span>
              <Button
                type="text"
                icon={<ArrowUpOutlined aria-hidden="true" />}
                disabled={index === 0}
                aria-label={t('columns.up', { column: titleOf(key) })}
                onClick={() => keep(moveColumn(layout, key, -1))}
              />
              <Button
                type="text"
                icon={<ArrowDownOutlined aria-hidden="true" />}
                disabled={index === layout.length - 1}
                aria-label={t('columns.down', { column: titleOf(key) })}
                onClick={() => keep(moveColumn(layout, key, 1))}
              />
            </span>
          </li>
        ))}
      </ol>
      <Button onClick={() => keep(null)}>{t('columns.reset')}</Button>
    </Drawer>
  )
}
