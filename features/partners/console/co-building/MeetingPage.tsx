import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { MapLink, useReach } from '#kernel/territory/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { PhotoStrip } from '#ui/photo/PhotoStrip.tsx'
import { Section } from '#ui/Section.tsx'
import type { MeetingDetail } from '../../co-building-shapes.ts'
import { contract } from '../../index.ts'
import { partners } from '../api.ts'
import './co-building.css'
import { ItemTable } from './ItemTable.tsx'
import { meetingPath } from './paths.ts'

/** One joint meeting: who was there, the minutes, and what became of each item it fixed. */
export function MeetingPage() {
  const t = useT('partners-co-building')
  const { district = '', id = '' } = useParams({ strict: false })
  const found = useQuery({
    queryKey: ['partners', 'co-building', 'meeting', district, id],
    queryFn: () => partners.getMeeting({ params: { district, id } }),
  })
  const reaches = useReach('co_building.hold')
  const [fixing, setFixing] = useState(false)
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <span className="jl-skeleton" role="status" aria-label={t('ui:table.loading')} />
  const meeting = found.data
  const mayHold = reaches(meeting.area.code)
  return (
    <>
      <PageHeader
        title={meeting.title}
        mark={<MapLink areaCode={meeting.area.code} name={meeting.area.name} wordy />}
        lead={`${meeting.heldOn} · ${meeting.area.name} · ${meeting.place}`}
        actions={
          <>
            <Link to="/joint-meetings">{t('meeting.back')}</Link>
            {mayHold && (
              <Link to={`${meetingPath(meeting)}/edit`} className="jl-button">
                {t('meeting.edit')}
              </Link>
            )}
            {mayHold && (
              <Button type="primary" onClick={() => setFixing(true)}>
                {t('meeting.fix')}
              </Button>
            )}
          </>
        }
      />
      <Section title={t('shows.items')}>
        <ItemTable within rows={meeting.itemLines} empty={{ sentence: t('meeting.noItems') }} />
        {mayHold && meeting.dropsOpen && <p className="pt-quiet">{t('meeting.dropsOpen')}</p>}
      </Section>
      <Section title={t('meeting.attended')}>
        <ul className="cb-attendees" aria-label={t('meeting.attended')}>
          {meeting.attendees.map(one => (
            <li key={one.id}>{one.name}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('meeting.minutes')}>
        {meeting.minutes ? <p className="cb-words">{meeting.minutes}</p> : <p>{t('meeting.noMinutes')}</p>}
        {meeting.photos.length > 0 && (
          <PhotoStrip
            photos={meeting.photos.map(photo => ({
              ...{ id: photo.id, thumbnail: photo.thumbnailUrl, full: photo.url, caption: t('meeting.photo') },
            }))}
          />
        )}
      </Section>
      {fixing && <FixItem meeting={meeting} onClose={() => setFixing(false)} />}
    </>
  )
}

function FixItem({ meeting, onClose }: { meeting: MeetingDetail; onClose: () => void }) {
  const t = useT('partners-co-building')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const { district, id, attendees } = meeting
  // The owner is one of those who were there.
  const [body] = useState(() =>
    contract.routes.fixItem.body.extend({ organisationId: z.enum(attendees.map(one => one.id)) }),
  )
  return (
    <FormDrawer
      title={t('meeting.fix')}
      lead={t('meeting.fixLead')}
      body={body}
      label={name => t(`item.fields.${name}`)}
      option={(name, value) => (name === 'organisationId' ? attendees.find(one => one.id === value)?.name : undefined)}
      submitLabel={t('meeting.fix')}
      save={async answer => {
        await partners.fixItem({ params: { district, id }, body: { ...answer, requestId } })
        await client.invalidateQueries({ queryKey: ['partners', 'co-building'] })
        await client.invalidateQueries({ queryKey: ['workflow'] })
      }}
      onClose={onClose}
    />
  )
}
