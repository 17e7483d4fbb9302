import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { PocketSchemaForm } from '#ui/form/PocketSchemaForm.tsx'
import type { JsonSchema } from '#ui/form/schema-fields.ts'
import { useT } from '#ui/i18n.ts'
import { contract } from '../index.ts'
import { type MyRegistration, reportIn } from './api.ts'

const shown = contract.routes.correctMyReportIn.body.pick({
  offerWords: true,
  willing: true,
  onWall: true,
  wallWords: true,
})

/** What I offer and would take on, and whether my name may stand on the page of the building. */
export function CorrectForm({ one, onClose }: { one: MyRegistration; onClose: () => void }) {
  const t = useT('report-in-pocket')
  const words = useT('report-in')
  const people = useT('people')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const placed = one.building !== null
  const schema = useMemo(() => {
    const body = placed ? shown : shown.omit({ onWall: true, wallWords: true })
    return JSON.parse(JSON.stringify(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }))) as JsonSchema
  }, [placed])
  const { offerWords, willing, onWall, wallWords } = one
  return (
    <PocketSchemaForm
      schema={schema}
      initial={{ offerWords, willing, ...(placed ? { onWall, wallWords } : {}) }}
      label={name => words(`fields.${name}`)}
      help={name => (name === 'onWall' || name === 'willing' ? t(`help.${name}`) : undefined)}
      option={(_name, value) => people(`roles.${value}`)}
      submitLabel={t('save')}
      onCancel={onClose}
      onSubmit={async ({ form }) => {
        const body = contract.routes.correctMyReportIn.body.parse({ ...form, requestId })
        await reportIn.correctMyReportIn({ params: { district: one.district, id: one.id }, body })
        await client.invalidateQueries({ queryKey: ['report-in'] })
        onClose()
      }}
    />
  )
}
