import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useMemo } from 'react'
import { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import type { JsonSchema } from '#ui/form/schema-fields.ts'
import { SchemaForm } from '#ui/form/SchemaForm.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { reportInSettings } from '../settings.ts'
import { reportIn } from './api.ts'

/** The rules of report-in as this city settled them, each with its source. */
export function ReportInSettingsPage() {
  const t = useT('report-in-console')
  const client = useQueryClient()
  const { message } = App.useApp()
  const found = useQuery({
    queryKey: ['report-in', 'settings'],
    queryFn: () => reportIn.getReportInSettings({}),
  })
  const schema = useMemo(() => JSON.parse(JSON.stringify(z.toJSONSchema(reportInSettings))) as JsonSchema, [])
  return (
    <>
      <PageHeader title={t('settings.title')} lead={t('settings.lead')} />
      <Section>
        {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && (
          <SchemaForm
            schema={schema}
            initial={found.data}
            label={name => t(`settings.fields.${name}`)}
            help={name => (name === 'lookBackDay' || name === 'months' ? t(`settings.help.${name}`) : undefined)}
            submitLabel={t('settings.save')}
            onSubmit={async ({ form }) => {
              await reportIn.editReportInSettings({
                body: { ...reportInSettings.partial().parse(form), requestId: newId() },
              })
              message.success(t('settings.saved'))
              await client.invalidateQueries({ queryKey: ['report-in', 'settings'] })
            }}
          />
        )}
      </Section>
    </>
  )
}
