import { DownOutlined, PlusOutlined, PushpinFilled, TeamOutlined } from '@ant-design/icons'
import { App, Dropdown } from 'antd'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { readTrouble } from '#ui/problem.ts'
import type { Views } from './api.ts'
import { keptSearch, sameSearch } from './same-search.ts'
import { useViewChanges } from './use-views.ts'
import { ViewModal } from './ViewModal.tsx'

type View = Views['items'][number]

interface ViewTabsProps {
  list: string
  views: Views
  search: object
  onSearch: (search: View['search']) => void
}

/** Saved views as tabs: one press each, the one that is on marked, and what may be done with it behind the arrow. */
export function ViewTabs({ list, views, search, onSearch }: ViewTabsProps) {
  const t = useT('desk-web')
  const [edited, setEdited] = useState<View | 'new' | null>(null)
  const narrowed = Object.keys(keptSearch(search)).length > 0
  const current = views.items.find(view => sameSearch(view.search, search))
  return (
    <section className="jd-views" aria-label={t('views.label')}>
      {views.items.length > 0 && (
        <button type="button" className="jd-view" aria-pressed={!narrowed} onClick={() => onSearch({})}>
          {t('views.all')}
        </button>
      )}
      {views.items.map(view => (
        <span key={view.id} className="jd-view-group">
          <button
            type="button"
            className="jd-view"
            aria-pressed={view.id === current?.id}
            title={
              view.organisation ? t('views.sharedWith', { name: view.organisation.name, owner: view.owner }) : view.name
            }
            onClick={() => onSearch(view.search)}
          >
            {view.id === views.defaultViewId && <PushpinFilled aria-label={t('views.isFirst')} />}
            {view.organisation && <TeamOutlined aria-label={t('views.shared')} />}
            {view.name}
          </button>
          {view.id === current?.id && (
            <ViewMenu list={list} view={view} first={view.id === views.defaultViewId} onEdit={() => setEdited(view)} />
          )}
        </span>
      ))}
      {narrowed && !current && (
        <button type="button" className="jd-view jd-view-new" onClick={() => setEdited('new')}>
          <PlusOutlined aria-hidden /> {t('views.keep')}
        </button>
      )}
      {edited && (
        <ViewModal
          list={list}
          view={edited === 'new' ? null : edited}
          search={keptSearch(search)}
          shareWith={views.shareWith}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  )
}

function ViewMenu({ list, view, first, onEdit }: { list: string; view: View; first: boolean; onEdit: () => void }) {
  const t = useT('desk-web')
  const ui = useT('ui')
  const { message, modal } = App.useApp()
  const { remove, open } = useViewChanges(list)
  const tell = (error: unknown) => void message.error(readTrouble(error).sentence ?? ui('error.unknown'))
  const ask = () =>
    modal.confirm({
      title: t('views.removeAsk', { name: view.name }),
      okText: t('views.remove'),
      cancelText: t('cancel'),
      onOk: () => remove.mutateAsync(view.id).catch(tell),
    })
  const items = [
    {
      key: 'first',
      label: t(first ? 'views.notFirst' : 'views.first'),
      onClick: () => open.mutate(first ? null : view.id),
    },
    ...(view.editable
      ? [
          { key: 'edit', label: t('views.edit'), onClick: onEdit },
          { key: 'remove', danger: true, label: t('views.remove'), onClick: () => void ask() },
        ]
      : []),
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <button type="button" className="jd-view-more" aria-label={t('views.more', { name: view.name })}>
        <DownOutlined aria-hidden />
      </button>
    </Dropdown>
  )
}
