import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { matters } from '../api.ts'
import { FollowUpSettings } from '../follow-up/FollowUpSettings.tsx'
import { readLines, writeLines } from './setting-lines.ts'
import { Wrong } from './Wrong.tsx'
import './intake.css'

type Settings = Awaited<ReturnType<typeof matters.getIntakeSettings>>

/** Lists of intake that each city settles. */
export function IntakeSettingsPage() {
  const t = useT('matters-intake')
  const found = useQuery({ queryKey: ['matter', 'intake-settings'], queryFn: () => matters.getIntakeSettings({}) })
  return (
    <>
      <PageHeader title={t('settings.title')} lead={t('settings.lead')} />
      <Section>
        {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && <Settings key={JSON.stringify(found.data)} settings={found.data} />}
      </Section>
      <FollowUpSettings />
    </>
  )
}

function Settings({ settings }: { settings: Settings }) {
  const t = useT('matters-intake')
  const client = useQueryClient()
  const [texts, setTexts] = useState(() => writeLines(settings))
  const read = readLines(texts, Object.keys(settings.sheetColumns))
  const save = useMutation({
    mutationFn: async () => {
      if (read.ok) await matters.editIntakeSettings({ body: { requestId: newId(), ...read.settings } })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['matter', 'intake-settings'] }),
  })
  return (
    <form
      className="jc-settings"
      onSubmit={event => {
        event.preventDefault()
        if (read.ok) save.mutate()
      }}
    >
      {(['words', 'columns', 'categories'] as const).map(part => (
        <div key={part}>
          <label htmlFor={`intake-${part}`}>{t(`settings.${part}`)}</label>
          <Input.TextArea
            id={`intake-${part}`}
            aria-describedby={`intake-${part}-help`}
            autoSize={{ minRows: 3, maxRows: 14 }}
            value={texts[part]}
            onChange={event => setTexts({ ...texts, [part]: event.target.value })}
          />
          <p id={`intake-${part}-help`} className="jc-quiet">
            {t(`settings.${part}Help`)}
          </p>
          {!read.ok && read.part === part && (
            <p role="alert" className="jc-wrong">
              {t('settings.wrongLine', read)}
            </p>
          )}
        </div>
      ))}
      <div className="jc-buttons">
        <Button type="primary" htmlType="submit" disabled={!read.ok} loading={save.isPending}>
          {t('settings.save')}
        </Button>
        {save.isSuccess && <span role="status">{t('settings.saved')}</span>}
      </div>
      <Wrong error={save.error} />
    </form>
  )
}
