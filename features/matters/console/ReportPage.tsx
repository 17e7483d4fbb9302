import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { filesContract } from '#kernel/files/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { urlOf } from '#platform/client/call.ts'
import type { InputProps } from '#ui/form/form-props.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { type SendOptions, sendFile } from '#ui/photo/send-file.ts'
import { Section } from '#ui/Section.tsx'
import { isPhone, urgencies } from '../index.ts'
import { matters, territory } from './api.ts'
import { CategoryInput } from './CategoryInput.tsx'
import { formSchema } from './json-schema.ts'
import { PointInput } from './PointInput.tsx'
import { ReportDone, type Reported } from './ReportDone.tsx'
import { useHomeGround } from './use-place.ts'
import './console.css'

const point = z.object({ lng: z.number(), lat: z.number() })
const answer = z.object({
  words: z.string().trim().min(2).max(2000),
  point,
  place: z.string().trim().max(100).optional(),
  categoryId: z.string().max(60).optional(),
  urgency: z.enum(urgencies).optional(),
  name: z.string().trim().max(50).optional(),
  phone: z.string().trim().max(30).optional(),
  secretFromUnit: z.boolean().default(false),
})

const widgets = { point: PointInput, categoryId: CategoryField }
const helped = ['words', 'point', 'place', 'name', 'phone', 'secretFromUnit', 'categoryId']

function CategoryField(input: InputProps) {
  return <CategoryInput {...input} />
}

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
      <Section>
        <ReportForm onDone={setDone} />
      </Section>
    </>
  )
}

function ReportForm({ onDone }: { onDone: (reported: Reported) => void }) {
  const t = useT('matters-console')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const schema = useMemo(() => formSchema(answer), [])
  const { district } = useHomeGround()
  return (
    <SchemaForm
      schema={schema}
      label={name => t(`report.fields.${name}`)}
      help={name => (helped.includes(name) ? t(`report.help.${name}`) : undefined)}
      option={(_name, value) => t(`matters:urgency.${value}`)}
      widgets={widgets}
      photos={{ upload: (file, extra) => sendPhoto(district, file, extra) }}
      initial={{ secretFromUnit: false }}
      draftKey="matters-report"
      submitLabel={t('report.send')}
      onSubmit={async ({ form, fileIds }) => {
        onDone(await send(answer.parse(form), { fileIds, requestId }))
        await client.invalidateQueries({ queryKey: ['matter'] })
        await client.invalidateQueries({ queryKey: ['workflow'] })
      }}
    />
  )
}

async function send(form: z.output<typeof answer>, extra: { fileIds: string[]; requestId: string }): Promise<Reported> {
  const { name, phone, categoryId = null, urgency, place, ...rest } = form
  const { compound } = await territory.locate({ query: form.point })
  const contact = phone && isPhone(phone) ? { name: name || phone.slice(-4), phone } : undefined
  return matters.reportMatter({
    body: {
      ...rest,
      ...extra,
      kind: 'resident_request',
      categoryId,
      compoundId: compound?.id ?? null,
      ...(place ? { place } : {}),
      ...(urgency ? { urgency } : {}),
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
