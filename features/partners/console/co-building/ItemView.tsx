import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { SubjectViewProps } from '#kernel/workflow/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import type { InputProps } from '#ui/form/form-props.ts'
import { SearchSelect } from '#ui/form/SearchSelect.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { ItemDetail } from '../../co-building-shapes.ts'
import { partners } from '../api.ts'
import '../partners.css'
import { CaseOf } from './CaseOf.tsx'
import './co-building.css'
import { meetingPath } from './paths.ts'

/** One co-building item: what, by whom, until when, who fixed it, and how it goes. */
export function ItemView({ district, id }: SubjectViewProps) {
  const t = useT('partners-co-building')
  const found = useQuery({
    queryKey: ['partners', 'co-building', 'item', district, id],
    queryFn: () => partners.getItem({ params: { district, id } }),
  })
  const widgets = useDropWidget(found.data)
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <span className="jl-skeleton" role="status" aria-label={t('ui:table.loading')} />
  const item = found.data
  return (
    <CaseOf of={item} widgets={widgets}>
      <Section title={t('item.what')}>
        <p className="cb-words">{item.what}</p>
        {item.droppedBy && (
          <p>
            {t('item.dropped', {
              title: item.droppedBy.title,
              on: item.droppedBy.heldOn,
              reason: item.dropReason ?? '',
            })}
          </p>
        )}
        <dl className="pt-facts">
          <Fact name={t('item.owner')}>{item.organisation.name}</Fact>
          <Fact name={t('item.due')}>{item.dueOn}</Fact>
          <Fact name={t('item.place')}>{item.place || '—'}</Fact>
          <Fact name={t('item.listed')}>{t(item.listed ? 'item.yes' : 'item.no')}</Fact>
          <Fact name={t('item.from')}>
            <Link to={meetingPath({ district, id: item.meeting.id })}>
              {`${item.meeting.heldOn} ${item.meeting.title}`}
            </Link>
          </Fact>
        </dl>
      </Section>
    </CaseOf>
  )
}

export function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The meeting that drops it: of the same community, held after the one that fixed it. */
function useDropWidget(item: ItemDetail | undefined) {
  const areaCode = item?.area.code
  const fixedOn = item?.meeting.heldOn ?? ''
  return useMemo(
    () => ({
      meetingId: (input: InputProps) => <LaterMeetingInput {...input} areaCode={areaCode} fixedOn={fixedOn} />,
    }),
    [areaCode, fixedOn],
  )
}

interface LaterProps extends InputProps {
  areaCode: string | undefined
  fixedOn: string
}

function LaterMeetingInput({ id, label, value, change, describedBy, invalid, areaCode, fixedOn }: LaterProps) {
  const t = useT('partners-co-building')
  const list = useQuery({
    queryKey: ['partners', 'co-building', 'meetings', 'later', areaCode],
    queryFn: () => partners.listMeetings({ query: { areaCode, limit: 50 } }),
    enabled: areaCode !== undefined,
  })
  const later = (list.data?.items ?? []).filter(one => one.heldOn > fixedOn)
  return (
    <SearchSelect
      id={id}
      label={label}
      placeholder={t('item.laterMeeting')}
      value={value}
      onChange={change}
      options={later.map(one => ({ value: one.id, label: `${one.heldOn} ${one.title}` }))}
      onSearch={() => undefined}
      nothing={t('item.noLater')}
      invalid={invalid}
      describedBy={describedBy}
    />
  )
}

export function ItemPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  return <ItemView key={id} district={district} id={id} />
}
