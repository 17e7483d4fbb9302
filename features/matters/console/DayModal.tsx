import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { NATIONAL_CALENDAR } from '#kernel/calendar/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { type CalendarYear, calendars } from './api.ts'
import { formSchema } from './json-schema.ts'

const answer = z.object({
  kind: z.enum(['rest', 'work', 'weekday']),
  name: z.string().min(1).max(50),
  source: z.string().min(1).max(200),
})

/** Changes one day of an imported year; deadlines through it are counted again. */
export function DayModal({ date, known, onClose }: { date: string; known: CalendarYear; onClose: () => void }) {
  const t = useT('matters-console')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const schema = useMemo(() => formSchema(answer), [])
  const entry = known.days.find(day => day.date === date)
  const save = useMutation({
    mutationFn: ({ kind, name, source }: z.output<typeof answer>) =>
      calendars.editCalendarDay({
        params: { id: NATIONAL_CALENDAR, date },
        body: { requestId, kind: kind === 'weekday' ? null : kind, name, source },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['calendar'] }),
  })
  return (
    <Modal open title={t('calendar.edit', { date })} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="jc-quiet jc-gap">{t('calendar.editAbout')}</p>
      <SchemaForm
        schema={schema}
        label={name => t(`calendar.fields.${name}`)}
        help={name => (name === 'source' ? t('calendar.help.source') : undefined)}
        option={(_name, value) => t(`calendar:kind.${value}`)}
        initial={entry ? { kind: entry.kind ?? 'weekday', name: entry.name, source: entry.source } : { kind: 'rest' }}
        submitLabel={t('save')}
        onCancel={onClose}
        onSubmit={async ({ form }) => {
          await save.mutateAsync(answer.parse(form))
          onClose()
        }}
      />
    </Modal>
  )
}
