import { Link, useNavigate } from '@tanstack/react-router'
import { type DataColumn, DataTable, type DataTableProps } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import type { ItemLine } from '../../co-building-shapes.ts'
import { ItemMark } from './ItemMark.tsx'
import { itemPath, meetingPath } from './paths.ts'

type Given = Pick<DataTableProps<ItemLine>, 'rows' | 'error' | 'onRetry' | 'empty' | 'paging' | 'list'>

/** Co-building items; `within` leaves out what every row shares on the page of one meeting. */
export function ItemTable({ within = false, ...given }: Given & { within?: boolean }) {
  const t = useT('partners-co-building')
  const navigate = useNavigate()
  const columns: DataColumn<ItemLine>[] = [
    {
      key: 'title',
      title: t('item.title'),
      width: 240,
      ellipsis: true,
      cell: row => <Link to={itemPath(row)}>{row.title}</Link>,
    },
    { key: 'state', title: t('state'), width: 140, cell: row => <ItemMark item={row} /> },
    { key: 'owner', title: t('item.owner'), width: 220, ellipsis: true, cell: row => row.organisation.name },
    { key: 'due', title: t('item.due'), width: 120, cell: row => row.dueOn },
    { key: 'place', title: t('item.place'), width: 160, ellipsis: true, cell: row => row.place || '—' },
  ]
  const where: DataColumn<ItemLine>[] = [
    { key: 'area', title: t('area'), width: 150, ellipsis: true, cell: row => row.area.name },
    {
      key: 'meeting',
      title: t('item.from'),
      width: 220,
      ellipsis: true,
      cell: row => (
        <Link to={meetingPath({ district: row.district, id: row.meeting.id })}>
          {`${row.meeting.heldOn} ${row.meeting.title}`}
        </Link>
      ),
    },
  ]
  return (
    <DataTable<ItemLine>
      {...given}
      label={t('shows.items')}
      rowKey={row => row.id}
      onOpen={row => void navigate({ to: itemPath(row) })}
      columns={within ? columns : [...columns, ...where]}
    />
  )
}
