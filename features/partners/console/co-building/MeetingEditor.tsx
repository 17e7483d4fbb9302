import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { filesContract } from '#kernel/files/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { AreaInput } from '#kernel/territory/web/index.ts'
import { areaCode } from '#kernel/territory/index.ts'
import { urlOf } from '#platform/client/call.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import type { FormAnswer } from '#ui/form/form-props.ts'
import type { JsonSchema } from '#ui/form/schema-fields.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { sendFile } from '#ui/photo/send-file.ts'
import { Section } from '#ui/Section.tsx'
import { useViewer } from '#ui/Viewer.tsx'
import { type MeetingDetail, meetingInput } from '../../co-building-shapes.ts'
import { partners } from '../api.ts'
import { useOwnCommunity } from '../use-own-community.ts'
import { AttendeesInput } from './AttendeesInput.tsx'
import { meetingPath } from './paths.ts'

const answer = z.object({ areaCode }).extend(meetingInput.shape)
const widgets = { areaCode: AreaInput, attendeeIds: AttendeesInput }

function schemaOf(shape: z.ZodObject): JsonSchema {
  return JSON.parse(JSON.stringify(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })))
}

/** Enters a joint meeting that was held. */
export function NewMeetingPage() {
  const community = useOwnCommunity()
  const [requestId] = useState(() => newId())
  return (
    <Editor
      shape={answer}
      initial={community ? { areaCode: community } : {}}
      draftKey="joint-meeting:new"
      save={({ form, fileIds }) => partners.addMeeting({ body: { ...answer.parse(form), fileIds, requestId } })}
    />
  )
}

/** Corrects the record of one; photos that are there stay. */
export function EditMeetingPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  const found = useQuery({
    queryKey: ['partners', 'co-building', 'meeting', district, id],
    queryFn: () => partners.getMeeting({ params: { district, id } }),
  })
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <span className="jl-skeleton" />
  const { title, heldOn, place, minutes, attendees, photos } = found.data
  return (
    <Editor
      shape={meetingInput}
      meeting={found.data}
      initial={{ title, heldOn, place, minutes, attendeeIds: attendees.map(one => one.id) }}
      draftKey={`joint-meeting:${id}`}
      save={({ form, fileIds }) =>
        partners.editMeeting({
          params: { district, id },
          body: {
            ...meetingInput.parse(form),
            requestId: newId(),
            ...(fileIds.length > 0 ? { fileIds: [...photos.map(photo => photo.id), ...fileIds] } : {}),
          },
        })
      }
    />
  )
}

interface EditorProps {
  shape: z.ZodObject
  meeting?: MeetingDetail
  initial: Record<string, unknown>
  draftKey: string
  save: (given: FormAnswer) => Promise<MeetingDetail>
}

function Editor({ shape, meeting, initial, draftKey, save }: EditorProps) {
  const t = useT('partners-co-building')
  const navigate = useNavigate()
  const client = useQueryClient()
  const district = useViewer().posts[0]?.areaCode.slice(0, 6) ?? ''
  const schema = useMemo(() => schemaOf(shape), [shape])
  const upload = (file: File, extra: Parameters<typeof sendFile>[2]) =>
    sendPhoto(meeting?.district ?? district, file, extra)
  return (
    <>
      <PageHeader
        title={t(meeting ? 'meeting.editTitle' : 'meeting.add')}
        lead={t('meeting.addLead')}
        actions={<Link to="/joint-meetings">{t('meeting.back')}</Link>}
      />
      <Section>
        <SchemaForm
          schema={schema}
          initial={initial}
          label={name => t(`meeting.fields.${name}`)}
          help={name => (['attendeeIds', 'minutes'].includes(name) ? t(`meeting.help.${name}`) : undefined)}
          widgets={widgets}
          photos={{ upload }}
          draftKey={draftKey}
          submitLabel={t(meeting ? 'save' : 'meeting.add')}
          onSubmit={async given => {
            const saved = await save(given)
            await client.invalidateQueries({ queryKey: ['partners', 'co-building'] })
            void navigate({ to: meetingPath(saved) })
          }}
        />
      </Section>
    </>
  )
}

async function sendPhoto(district: string, file: File, extra: Parameters<typeof sendFile>[2]): Promise<{ id: string }> {
  const reply = await sendFile(urlOf(filesContract.routes.uploadFiles, { query: { district } }), file, extra)
  const [sent] = filesContract.routes.uploadFiles.reply.parse(reply).files
  if (!sent) throw new Error('The server kept no photo')
  return { id: sent.id }
}
