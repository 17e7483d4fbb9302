import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { useReach } from '#kernel/territory/web/index.ts'
import type { SubjectViewProps } from '#kernel/workflow/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { useViewer } from '#ui/Viewer.tsx'
import type { SeatView as Seat } from '../../co-building-shapes.ts'
import { contract } from '../../index.ts'
import { partners } from '../api.ts'
import '../partners.css'
import { CaseOf } from './CaseOf.tsx'
import { Fact } from './ItemView.tsx'
import { SeatMark } from './SeatList.tsx'

/** One seat at a committee: whose it is, who holds it, for how long. */
export function SeatView({ district, id }: SubjectViewProps) {
  const t = useT('partners-co-building')
  const found = useQuery({
    queryKey: ['partners', 'co-building', 'seat', district, id],
    queryFn: () => partners.getSeat({ params: { district, id } }),
  })
  const mayEnd = useMayEnd(found.data)
  const [ending, setEnding] = useState(false)
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <span className="jl-skeleton" role="status" aria-label={t('ui:table.loading')} />
  const seat = found.data
  return (
    <CaseOf of={seat}>
      <Section
        title={t('seat.holder')}
        aside={seat.sits && mayEnd && <Button onClick={() => setEnding(true)}>{t('seat.end')}</Button>}
      >
        <dl className="pt-facts">
          <Fact name={t('seat.holder')}>{seat.holder ?? t('seat.nobody')}</Fact>
          <Fact name={t('state')}>
            <SeatMark seat={seat} />
          </Fact>
          <Fact name={t('seat.organisation')}>{seat.organisation.name}</Fact>
          <Fact name={t('seat.committee')}>{seat.committee.name}</Fact>
          <Fact name={t('seat.term')}>{t('seat.termOf', { from: seat.validFrom, to: seat.validTo })}</Fact>
        </dl>
        {seat.endedOn && seat.endReason && <p>{t('seat.ended', { on: seat.endedOn, reason: seat.endReason })}</p>}
      </Section>
      {ending && <EndSeat seat={seat} onClose={() => setEnding(false)} />}
    </CaseOf>
  )
}

/** The community, or whoever answers for the organisation; the server decides. */
function useMayEnd(seat: Seat | undefined): boolean {
  const reaches = useReach('co_building.hold')
  const { posts } = useViewer()
  return (
    seat !== undefined && (reaches(seat.area.code) || posts.some(post => post.organisationId === seat.organisation.id))
  )
}

function EndSeat({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const t = useT('partners-co-building')
  const client = useQueryClient()
  const { district, id } = seat
  return (
    <FormDrawer
      title={t('seat.endOf', { name: seat.holder ?? '' })}
      body={contract.routes.endSeat.body}
      label={() => t('seat.reason')}
      submitLabel={t('seat.end')}
      save={async answer => {
        await partners.endSeat({ params: { district, id }, body: { ...answer, requestId: newId() } })
        await client.invalidateQueries({ queryKey: ['partners', 'co-building'] })
      }}
      onClose={onClose}
    />
  )
}

export function SeatPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  return <SeatView key={id} district={district} id={id} />
}
