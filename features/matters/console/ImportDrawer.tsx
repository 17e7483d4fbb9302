import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { NATIONAL_CALENDAR } from '#kernel/calendar/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { type YearImport, calendars } from './api.ts'
import { readPastedDays } from './calendar-lines.ts'
import { formSchema } from './json-schema.ts'
import { PasteInput } from './PasteInput.tsx'
import { YearChanges } from './YearChanges.tsx'

const answer = z.object({
  year: z.number().int().min(2000).max(2100),
  status: z.enum(['official', 'provisional']),
  source: z.string().min(1).max(200),
  days: z.string().min(1).max(40_000),
})
type Answer = z.output<typeof answer>

interface ImportDrawerProps {
  year: number
  onClose: () => void
  onDone: (year: number) => void
}

const widgets = { days: PasteInput }

/** A year's notice, pasted; first tried, with every fault named by its row, then taken in. */
export function ImportDrawer({ year, onClose, onDone }: ImportDrawerProps) {
  const t = useT('matters-console')
  const [typed, setTyped] = useState<Record<string, unknown>>({ year: year + 1, status: 'official' })
  const [tried, setTried] = useState<{ answer: Answer; result: YearImport } | null>(null)
  const schema = useMemo(() => formSchema(answer), [])
  const run = useImport()
  const finish = (next: number) => {
    onDone(next)
    onClose()
  }
  return (
    <Drawer open size={560} title={t('calendar.import')} closable={{ 'aria-label': t('close') }} onClose={onClose}>
      {tried ? (
        <>
          <YearChanges result={tried.result} days={readPastedDays(tried.answer.days) ?? []} />
          {run.isError && <ErrorState error={run.error} />}
          <div className="jc-buttons">
            {tried.result.faults.length === 0 && (
              <Button
                type="primary"
                loading={run.isPending}
                onClick={() =>
                  run.mutate({ answer: tried.answer, dryRun: false }, { onSuccess: () => finish(tried.answer.year) })
                }
              >
                {t('calendar.apply', { year: tried.answer.year })}
              </Button>
            )}
            <Button onClick={() => setTried(null)}>{t('calendar.back')}</Button>
          </div>
        </>
      ) : (
        <SchemaForm
          schema={schema}
          label={name => t(`calendar.fields.${name}`)}
          help={name => (['source', 'days', 'status'].includes(name) ? t(`calendar.help.${name}`) : undefined)}
          option={(_name, value) => t(`calendar:status.${value}`)}
          widgets={widgets}
          initial={typed}
          submitLabel={t('calendar.try')}
          onCancel={onClose}
          onSubmit={async ({ form }) => {
            setTyped(form)
            const given = answer.parse(form)
            setTried({ answer: given, result: await run.mutateAsync({ answer: given, dryRun: true }) })
          }}
        />
      )}
    </Drawer>
  )
}

function useImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ answer: { days, ...year }, dryRun }: { answer: Answer; dryRun: boolean }) =>
      calendars.importCalendarYear({
        params: { id: NATIONAL_CALENDAR },
        body: { requestId: newId(), dryRun, ...year, days: readPastedDays(days) ?? [] },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['calendar'] }),
  })
}
