import { DownloadOutlined, InsertRowLeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import type { ListToolsProps } from '#ui/list/list-desk.ts'
import { ColumnsDrawer } from './ColumnsDrawer.tsx'
import './desk.css'
import { ExportDrawer } from './ExportDrawer.tsx'
import { keptSearch } from './same-search.ts'
import { useViews } from './use-views.ts'
import { ViewTabs } from './ViewTabs.tsx'

/** What stands above every list: its views, its columns, and taking it away as a file. */
export function ListTools(props: ListToolsProps) {
  const { list, search, onSearch, columns, exportQuery } = props
  const t = useT('desk-web')
  const views = useViews(list)
  const [open, setOpen] = useState<'columns' | 'export' | null>(null)
  useDefaultView(props)
  return (
    <div className="jd-tools">
      {views.data && <ViewTabs list={list} views={views.data} search={search} onSearch={onSearch} />}
      <div className="jd-tools-aside">
        <Button icon={<InsertRowLeftOutlined aria-hidden="true" />} onClick={() => setOpen('columns')}>
          {t('columns.open')}
        </Button>
        {exportQuery && (
          <Button icon={<DownloadOutlined aria-hidden="true" />} onClick={() => setOpen('export')}>
            {t('export.open')}
          </Button>
        )}
      </div>
      {open === 'columns' && <ColumnsDrawer list={list} columns={columns} onClose={() => setOpen(null)} />}
      {open === 'export' && exportQuery && (
        <ExportDrawer list={list} query={exportQuery} onClose={() => setOpen(null)} />
      )}
    </div>
  )
}

/** Opens the list with its reader's view, once, and only when the address asks for nothing itself. */
function useDefaultView({ list, search, onSearch, opensWithDefault = true }: ListToolsProps): void {
  const { data } = useViews(list)
  const asked = useRef(false)
  const bare = Object.keys(keptSearch(search)).length === 0
  useEffect(() => {
    if (!data || asked.current) return
    asked.current = true
    const view = data.items.find(one => one.id === data.defaultViewId)
    if (bare && view && opensWithDefault) onSearch(view.search)
  }, [data, bare, opensWithDefault, onSearch])
}
