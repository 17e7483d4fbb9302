import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { filesContract } from '#kernel/files/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { URGENCIES } from '#kernel/workflow/index.ts'
import { urlOf } from '#platform/client/call.ts'
import type { InputProps } from '#ui/form/form-props.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { sendFile } from '#ui/photo/send-file.ts'
import { Section } from '#ui/Section.tsx'
import { useViewer } from '#ui/Viewer.tsx'
import { orders } from '../api.ts'
import { formSchema } from '../form-schema.ts'
import '../orders.css'
import { PlaceInput } from '../PlaceInput.tsx'
import { UnitsInput } from './UnitsInput.tsx'
import { useWhistleKinds } from './use-kinds.ts'
import { whistlePath } from './whistle-path.ts'

const searchShape = z.object({
  origin: z
    .string()
    .regex(/^\d{6}\..{1,40}$/)
    .optional(),
  area: z
    .string()
    .regex(/^\d{6,18}$/)
    .optional(),
  about: z.string().max(100).optional(),
})

/** Keeps what a link from another case says of it. */
function useRaiseSearch(): z.output<typeof searchShape> {
  return searchShape.safeParse(useSearch({ strict: false })).data ?? {}
}

const answer = z.object({
  kindId: z.string(),
  words: z.string().trim().min(2).max(2000),
  point: z.object({ lng: z.number(), lat: z.number() }).optional(),
  place: z.string().trim().max(99).optional(),
  units: z
    .array(z.object({ organisationId: z.uuid(), why: z.string().trim().min(2).max(80) }))
    .min(1)
    .max(8),
  urgency: z.enum(URGENCIES).default('normal'),
  meetAt: z.iso.datetime().optional(),
  meetPlace: z.string().trim().max(99).optional(),
})

function UnitsHere(input: InputProps) {
  const { area } = useRaiseSearch()
  return <UnitsInput {...input} area={area} />
}

const widgets = { point: PlaceInput, units: UnitsHere }

/** A whistle for another case stands where that case is; any other needs a place of its own. */
function schemaOf(ids: string, placed: boolean) {
  if (!ids) return null
  const kindId = z.enum(ids.split(','))
  return formSchema(answer.extend(placed ? { kindId } : { kindId, point: answer.shape.point.unwrap() }))
}

/** Whistles: what for, where, which units and why, how urgent, when to meet. */
export function RaisePage() {
  const t = useT('orders-console')
  const navigate = useNavigate()
  const client = useQueryClient()
  const search = useRaiseSearch()
  const kinds = useWhistleKinds().data
  const [requestId] = useState(() => newId())
  const district = useViewer().posts[0]?.areaCode.slice(0, 6) ?? ''
  const ids = kinds?.map(kind => kind.id).join(',') ?? ''
  const placed = search.origin !== undefined
  const schema = useMemo(() => schemaOf(ids, placed), [ids, placed])
  const [from, number] = splitOrigin(search.origin)
  if (!schema) return <span className="jl-skeleton" role="status" aria-label={t('ui:table.loading')} />
  return (
    <>
      <PageHeader
        title={t('raise.title')}
        lead={number ? t('raise.leadFrom', { number, about: search.about ?? '' }) : t('raise.lead')}
        actions={<Link to="/whistles">{t('raise.list')}</Link>}
      />
      <Section>
        <SchemaForm
          schema={schema}
          label={name => t(`raise.fields.${name}`)}
          help={name => (helped.includes(name) ? t(`raise.help.${number ? `${name}From` : name}`) : undefined)}
          option={(name, value) =>
            name === 'kindId' ? kinds?.find(kind => kind.id === value)?.label : t(`workflow:urgencies.${value}`)
          }
          widgets={widgets}
          photos={{ upload: (file, extra) => sendPhoto(district, file, extra) }}
          initial={{ urgency: 'normal', units: [] }}
          submitLabel={t('raise.send')}
          onSubmit={async ({ form, fileIds }) => {
            const { place, meetPlace, point, meetAt, ...rest } = answer.parse(form)
            const whistle = await orders.raiseWhistle({
              body: {
                ...rest,
                requestId,
                fileIds,
                ...(point ? { point: { ...point, crs: 'wgs84' } } : {}),
                ...(place ? { place } : {}),
                ...(meetAt ? { meetAt } : {}),
                ...(meetPlace ? { meetPlace } : {}),
                ...(from && number ? { origin: { district: from, number } } : {}),
              },
            })
            await client.invalidateQueries({ queryKey: ['orders'] })
            await client.invalidateQueries({ queryKey: ['workflow'] })
            void navigate({ to: whistlePath(whistle) })
          }}
        />
      </Section>
    </>
  )
}

const helped = ['point', 'units', 'meetAt']

function splitOrigin(origin: string | undefined): [string, string] | [] {
  const [, district, number] = /^(\d{6})\.(.+)$/.exec(origin ?? '') ?? []
  return district && number ? [district, number] : []
}

async function sendPhoto(district: string, file: File, extra: Parameters<typeof sendFile>[2]): Promise<{ id: string }> {
  const reply = await sendFile(urlOf(filesContract.routes.uploadFiles, { query: { district } }), file, extra)
  const [sent] = filesContract.routes.uploadFiles.reply.parse(reply).files
  if (!sent) throw new Error('The server kept no photo')
  return { id: sent.id }
}
