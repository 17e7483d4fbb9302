import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { filesContract } from '#kernel/files/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { urlOf } from '#platform/client/call.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import type { JsonSchema } from '#ui/form/schema-fields.ts'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { type SendOptions, sendFile } from '#ui/photo/send-file.ts'
import { Section } from '#ui/Section.tsx'
import { useMay } from '#ui/Viewer.tsx'
import { callSources, complaintKinds, COMPLAINT, isPhone, urgencies } from '../index.ts'
import { matters, territory } from './api.ts'
import { useChosenCategory, WatchedCategory, Watching } from './intake/AlikeWhileWriting.tsx'
import { ComplainedInput } from './intake/ComplainedInput.tsx'
import { formSchema } from './json-schema.ts'
import { PointInput } from './PointInput.tsx'
import { ReportDone, type Reported } from './ReportDone.tsx'
import { useHomeGround } from './use-place.ts'
import './console.css'

const point = z.object({ lng: z.number(), lat: z.number() })
const answer = z.object({
  source: z.enum(callSources).default('phone'),
  words: z.string().trim().min(2).max(2000),
  point,
  place: z.string().trim().max(100).optional(),
  categoryId: z.string().max(60).optional(),
  urgency: z.enum(urgencies).optional(),
  name: z.string().trim().max(50).optional(),
  phone: z.string().trim().max(30).optional(),
  secretFromUnit: z.boolean().default(false),
})
/** Whoever handles petitions may write one down as what it is. */
const petition = { kind: z.enum(['resident_request', 'petition']).default('resident_request') }
/** Of a service complaint: of which service and, where known, whom it is about. */
const complaint = { complaintKind: z.enum(complaintKinds), complainedId: z.string().max(60).optional() }
const anyAnswer = answer.extend({ ...petition, ...z.object(complaint).partial().shape })

const widgets = { point: PointInput, categoryId: WatchedCategory, complainedId: ComplainedInput }
const optionWords: Record<string, string> = { source: 'sources', kind: 'kinds', complaintKind: 'complaint.kinds' }
const helped = ['words', 'point', 'place', 'name', 'phone', 'secretFromUnit', 'categoryId', 'complainedId']

/** Writes down what somebody told at the desk or on the phone, in their name or without one. */
export function ReportPage() {
  const t = useT('matters-console')
  const [done, setDone] = useState<Reported | null>(null)
  if (done) return <ReportDone reported={done} onAnother={() => setDone(null)} />
  return (
    <>
      <PageHeader
        title={t('report.title')}
        lead={t('report.lead')}
        actions={<Link to="/matters">{t('report.list')}</Link>}
      />
      <Watching>
        <Section>
          <ReportForm onDone={setDone} />
        </Section>
      </Watching>
    </>
  )
}

function ReportForm({ onDone }: { onDone: (reported: Reported) => void }) {
  const t = useT('matters-console')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const mayPetition = useMay('matter.petition')
  const complains = useChosenCategory() === COMPLAINT
  const schema = useMemo(() => schemaOf({ mayPetition, complains }), [mayPetition, complains])
  const { district } = useHomeGround()
  return (
    <SchemaForm
      schema={schema}
      label={name => t(`report.fields.${name}`)}
      help={name => (helped.includes(name) ? t(`report.help.${name}`) : undefined)}
      option={(name, value) => t(`matters:${optionWords[name] ?? 'urgency'}.${value}`)}
      widgets={widgets}
      photos={{ upload: (file, extra) => sendPhoto(district, file, extra) }}
      initial={{ secretFromUnit: false, source: 'phone', ...(mayPetition ? { kind: 'resident_request' } : {}) }}
      draftKey="matters-report"
      submitLabel={t('report.send')}
      onSubmit={async ({ form, fileIds }) => {
        onDone(await send(anyAnswer.parse(form), { fileIds, requestId }))
        await client.invalidateQueries({ queryKey: ['matter'] })
        await client.invalidateQueries({ queryKey: ['workflow'] })
      }}
    />
  )
}

function schemaOf({ mayPetition, complains }: { mayPetition: boolean; complains: boolean }): JsonSchema {
  const { categoryId, ...rest } = answer.shape
  const { source, words, point: where, place, ...after } = rest
  return formSchema(
    z.object({
      ...{ source, ...(mayPetition ? petition : {}), words, point: where, place, categoryId },
      ...(complains ? complaint : {}),
      ...after,
    }),
  )
}

async function send(
  form: z.output<typeof anyAnswer>,
  extra: { fileIds: string[]; requestId: string },
): Promise<Reported> {
  const { name, phone, categoryId = null, urgency, place, complaintKind, complainedId, ...rest } = form
  const { compound } = await territory.locate({ query: form.point })
  const contact = phone && isPhone(phone) ? { name: name || phone.slice(-4), phone } : undefined
  return matters.reportMatter({
    body: {
      ...rest,
      ...extra,
      categoryId,
      compoundId: compound?.id ?? null,
      ...(place ? { place } : {}),
      ...(urgency ? { urgency } : {}),
      ...(complaintKind && categoryId === COMPLAINT
        ? { complaint: { kind: complaintKind, organisationId: complainedId ?? null } }
        : {}),
      ...(contact ? { contact } : { anonymous: true }),
    },
  })
}

async function sendPhoto(district: string, file: File, extra: SendOptions): Promise<{ id: string }> {
  const reply = await sendFile(urlOf(filesContract.routes.uploadFiles, { query: { district } }), file, extra)
  const [sent] = filesContract.routes.uploadFiles.reply.parse(reply).files
  if (!sent) throw new Error('The server kept no photo')
  return { id: sent.id }
}
