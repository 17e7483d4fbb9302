import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { MapLink } from '#kernel/territory/web/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import type { MeetingLine } from '../../co-building-shapes.ts'
import { partners } from '../api.ts'
import { type ListProps, pageOf, yearOf } from './list-props.ts'
import { meetingPath } from './paths.ts'

/** Joint meetings, the latest first. */
export function MeetingList(props: ListProps) {
  const { url, change } = props
  const t = useT('partners-co-building')
  const navigate = useNavigate()
  const query = { ...pageOf(props), ...yearOf(props) }
  const list = useQuery({
    queryKey: ['partners', 'co-building', 'meetings', query],
    queryFn: () => partners.listMeetings({ query }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: list.data?.next, onCursor: cursor => change({ cursor }) })
  return (
    <DataTable<MeetingLine>
      list="joint-meetings"
      label={t('shows.meetings')}
      rows={list.data?.items}
      rowKey={row => row.id}
      error={list.error}
      onRetry={() => void list.refetch()}
      onOpen={row => void navigate({ to: meetingPath(row) })}
      empty={{ sentence: t('none.meetings') }}
      paging={{
        ...keyset,
        pageSize: query.limit,
        onPageSize: limit => change({ limit: String(limit), cursor: undefined }),
      }}
      columns={[
        { key: 'heldOn', title: t('meeting.heldOn'), width: 120, cell: row => row.heldOn },
        {
          key: 'title',
          title: t('meeting.title'),
          width: 280,
          ellipsis: true,
          cell: row => <Link to={meetingPath(row)}>{row.title}</Link>,
        },
        { key: 'area', title: t('area'), width: 160, ellipsis: true, cell: row => row.area.name },
        { key: 'place', title: t('meeting.place'), width: 180, ellipsis: true, cell: row => row.place },
        {
          key: 'attended',
          title: t('meeting.attended'),
          width: 140,
          cell: row => t('meeting.attendedCount', { count: row.attended }),
        },
        {
          key: 'items',
          title: t('meeting.items'),
          width: 260,
          cell: row => (
            <>
              {t('meeting.itemsOf', row.items)}
              {row.items.overdue > 0 && (
                <>
                  {' · '}
                  <StateMark state="overdue" word={`${t('numbers.overdue')} ${row.items.overdue}`} />
                </>
              )}
            </>
          ),
        },
        {
          key: 'map',
          title: t('map'),
          width: 64,
          cell: row => <MapLink areaCode={row.area.code} name={row.area.name} />,
        },
      ]}
    />
  )
}
