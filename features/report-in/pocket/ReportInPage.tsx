import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { PocketSchemaForm } from '#ui/form/PocketSchemaForm.tsx'
import type { JsonSchema } from '#ui/form/schema-fields.ts'
import { useT } from '#ui/i18n.ts'
import { useViewer } from '#ui/Viewer.tsx'
import { contract } from '../index.ts'
import { reportIn } from './api.ts'
import { CommunityField, UnitField } from './ChoiceFields.tsx'
import './report-in.css'
import { useMine } from './use-mine.ts'

const shown = contract.routes.reportIn.body.omit({ requestId: true, offers: true })
const schema = JSON.parse(JSON.stringify(z.toJSONSchema(shown, { io: 'input', unrepresentable: 'any' }))) as JsonSchema
const widgets = { organisationId: UnitField, communityCode: CommunityField }

/** Report in where I live: my unit, my community, since when, and what I can do. */
export function ReportInPage() {
  const t = useT('report-in-pocket')
  const words = useT('report-in')
  const people = useT('people')
  const navigate = useNavigate()
  const client = useQueryClient()
  const { person } = useViewer()
  const [requestId] = useState(() => newId())
  const serves = useMine().data?.items.some(one => one.state === 'registered') ?? false
  const initial = useMemo(() => ({ name: person.name, reason: serves ? 'moved' : 'register' }), [person.name, serves])
  return (
    <div className="jq-stack">
      <Link to="/report-in" className="jq-back">
        <span aria-hidden="true">‹ </span>
        {t('title')}
      </Link>
      <h1>{t('form.title')}</h1>
      <p className="jq-quiet">{t('form.lead')}</p>
      <PocketSchemaForm
        key={String(serves)}
        schema={schema}
        widgets={widgets}
        initial={initial}
        label={name => words(`fields.${name}`)}
        help={name => (['name', 'happenedOn', 'offerWords', 'willing'].includes(name) ? t(`help.${name}`) : undefined)}
        option={(name, value) => (name === 'willing' ? people(`roles.${value}`) : words(`reasons.${value}`))}
        submitLabel={t('form.send')}
        onSubmit={async ({ form }) => {
          await reportIn.reportIn({ body: contract.routes.reportIn.body.parse({ ...form, requestId }) })
          await client.invalidateQueries({ queryKey: ['report-in'] })
          await navigate({ to: '/report-in' })
        }}
      />
    </div>
  )
}
