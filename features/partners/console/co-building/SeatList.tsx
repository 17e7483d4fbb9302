import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import type { SeatView } from '../../co-building-shapes.ts'
import { partners } from '../api.ts'
import { type ListProps, pageOf } from './list-props.ts'
import { seatPath } from './paths.ts'

/** Seats of organisations at the committees: in term or asked for, ended ones on demand. */
export function SeatList(props: ListProps) {
  const { url, change } = props
  const t = useT('partners-co-building')
  const navigate = useNavigate()
  const ended = url['ended'] === 'yes'
  const query = { ...pageOf(props), ...(ended ? { includeEnded: 'true' as const } : {}) }
  const list = useQuery({
    queryKey: ['partners', 'co-building', 'seats', query],
    queryFn: () => partners.listSeats({ query }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: list.data?.next, onCursor: cursor => change({ cursor }) })
  return (
    <>
      <p>
        <Button size="small" onClick={() => change({ ended: ended ? undefined : 'yes', cursor: undefined })}>
          {t(ended ? 'withoutEnded' : 'withEnded')}
        </Button>
      </p>
      <DataTable<SeatView>
        list="part-time-members"
        label={t('shows.members')}
        rows={list.data?.items}
        rowKey={row => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        onOpen={row => void navigate({ to: seatPath(row) })}
        empty={{ sentence: t('none.members') }}
        paging={{
          ...keyset,
          pageSize: query.limit,
          onPageSize: limit => change({ limit: String(limit), cursor: undefined }),
        }}
        columns={[
          {
            key: 'organisation',
            title: t('seat.organisation'),
            width: 240,
            ellipsis: true,
            cell: row => <Link to={seatPath(row)}>{row.organisation.name}</Link>,
          },
          { key: 'holder', title: t('seat.holder'), width: 140, cell: row => row.holder ?? t('seat.nobody') },
          { key: 'state', title: t('state'), width: 160, cell: row => <SeatMark seat={row} /> },
          { key: 'committee', title: t('seat.committee'), width: 240, ellipsis: true, cell: row => row.committee.name },
          {
            key: 'term',
            title: t('seat.term'),
            width: 240,
            cell: row => t('seat.termOf', { from: row.validFrom, to: row.endedOn ?? row.validTo }),
          },
        ]}
      />
    </>
  )
}

export function SeatMark({ seat }: { seat: SeatView }) {
  const t = useT('partners-co-building')
  const words = useT('partners')
  if (seat.state === 'seated' && !seat.sits && (seat.endedOn !== null || seat.validTo <= today()))
    return <StateMark state="hold" word={t('seat.over')} />
  const mark =
    seat.state === 'seated' ? 'done' : seat.state === 'asked' || seat.state === 'proposed' ? 'waiting' : 'hold'
  return <StateMark state={mark} word={words(`seatStates.${seat.state}`)} />
}

function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}
