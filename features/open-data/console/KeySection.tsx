import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import type { DataColumn } from '#ui/DataTable.tsx'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { keyInput } from '../contract.ts'
import type { ApiKey } from '../shapes.ts'
import { interfaces, root } from './api.ts'
import { Rows } from './Rows.tsx'
import { SecretModal } from './SecretModal.tsx'
import { useMoment } from './use-moment.ts'

/** Keys with which others' software reports by Open311. */
export function KeySection() {
  const t = useT('open-data-console')
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [secret, setSecret] = useState<string>()
  const list = useQuery({ queryKey: [...root, 'keys'], queryFn: () => interfaces.listApiKeys({}) })
  const refresh = () => client.invalidateQueries({ queryKey: root })
  const revoke = useMutation({
    mutationFn: (id: string) => interfaces.revokeApiKey({ params: { id }, body: { requestId: newId() } }),
    onSuccess: refresh,
  })
  return (
    <Section
      title={t('keys.title')}
      aside={
        <Button type="primary" onClick={() => setOpen(true)}>
          {t('keys.issue')}
        </Button>
      }
    >
      <p className="jo-about">{t('keys.about')}</p>
      <Rows
        label={t('keys.title')}
        columns={useColumns(id => revoke.mutate(id))}
        rows={list.data?.items}
        rowKey={row => row.id}
        error={list.error ?? revoke.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('keys.none') }}
        hotkeys={false}
        dense
      />
      {open && (
        <FormDrawer
          title={t('keys.issue')}
          lead={t('keys.lead')}
          body={keyInput}
          label={name => t(`keys.fields.${name}`)}
          submitLabel={t('keys.issue')}
          save={async answer => {
            const issued = await interfaces.issueApiKey({ body: { ...answer, requestId: newId() } })
            setSecret(issued.key)
            await refresh()
          }}
          onClose={() => setOpen(false)}
        />
      )}
      {secret && <SecretModal title={t('keys.secret')} secret={secret} onClose={() => setSecret(undefined)} />}
    </Section>
  )
}

function useColumns(revoke: (id: string) => void): DataColumn<ApiKey>[] {
  const t = useT('open-data-console')
  const moment = useMoment()
  return [
    { key: 'name', title: t('keys.fields.name'), width: 200, cell: row => row.name },
    { key: 'hint', title: t('keys.hint'), width: 110, cell: row => <code>…{row.hint}</code> },
    { key: 'perMinute', title: t('keys.fields.perMinute'), width: 130, align: 'right', cell: row => row.perMinute },
    { key: 'createdAt', title: t('keys.createdAt'), width: 160, cell: row => moment(row.createdAt) },
    { key: 'lastUsedOn', title: t('keys.lastUsedOn'), width: 130, cell: row => row.lastUsedOn ?? t('never') },
    {
      key: 'state',
      title: t('state'),
      width: 160,
      cell: row =>
        row.revokedAt ? (
          <StateMark state="hold" word={t('keys.revoked')} />
        ) : (
          <Popconfirm title={t('keys.confirm')} okText={t('keys.revoke')} onConfirm={() => revoke(row.id)}>
            <Button size="small" aria-label={t('keys.revokeNamed', { name: row.name })}>
              {t('keys.revoke')}
            </Button>
          </Popconfirm>
        ),
    },
  ]
}
