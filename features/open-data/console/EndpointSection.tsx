import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { OrganisationInput } from '#kernel/people/web/index.ts'
import type { DataColumn } from '#ui/DataTable.tsx'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { endpointInput } from '../contract.ts'
import type { EndpointView } from '../shapes.ts'
import { interfaces, root } from './api.ts'
import { Rows } from './Rows.tsx'
import { OutgoingDrawer } from './OutgoingDrawer.tsx'

type Doing = { kind: 'edit'; endpoint: EndpointView | null } | { kind: 'log'; endpoint: EndpointView } | null

const widgets = { organisationId: OrganisationInput }
const explained = ['services', 'defaultService', 'apiKey', 'url']

/** Units that work in an Open311 system of their own. */
export function EndpointSection() {
  const t = useT('open-data-console')
  const client = useQueryClient()
  const [doing, setDoing] = useState<Doing>(null)
  const list = useQuery({ queryKey: [...root, 'endpoints'], queryFn: () => interfaces.listEndpoints({}) })
  const refresh = () => client.invalidateQueries({ queryKey: root })
  const end = useMutation({
    mutationFn: (organisationId: string) =>
      interfaces.endEndpoint({ params: { organisationId }, body: { requestId: newId() } }),
    onSuccess: refresh,
  })
  const close = () => setDoing(null)
  const standing = doing?.kind === 'edit' ? doing.endpoint : null
  return (
    <Section
      title={t('endpoints.title')}
      aside={
        <Button type="primary" onClick={() => setDoing({ kind: 'edit', endpoint: null })}>
          {t('endpoints.add')}
        </Button>
      }
    >
      <p className="jo-about">{t('endpoints.about')}</p>
      <Rows
        label={t('endpoints.title')}
        columns={useColumns({
          edit: endpoint => setDoing({ kind: 'edit', endpoint }),
          log: endpoint => setDoing({ kind: 'log', endpoint }),
          end: endpoint => end.mutate(endpoint.organisation.id),
        })}
        rows={list.data?.items}
        rowKey={row => row.organisation.id}
        error={list.error ?? end.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('endpoints.none') }}
        hotkeys={false}
        dense
      />
      {doing?.kind === 'edit' && (
        <FormDrawer
          title={t(standing ? 'endpoints.change' : 'endpoints.add')}
          lead={t('endpoints.lead')}
          body={endpointInput}
          label={name => t(`endpoints.fields.${name}`)}
          help={name => (explained.includes(name) ? t(`endpoints.help.${name}`) : undefined)}
          widgets={widgets}
          initial={standing ? { ...standing, organisationId: standing.organisation.id } : {}}
          submitLabel={t('save')}
          save={async answer => {
            await interfaces.saveEndpoint({ body: { ...answer, requestId: newId() } })
            await refresh()
          }}
          onClose={close}
        />
      )}
      {doing?.kind === 'log' && <OutgoingDrawer endpoint={doing.endpoint} onClose={close} />}
    </Section>
  )
}

type On = (endpoint: EndpointView) => void

function useColumns(on: Record<'edit' | 'log' | 'end', On>): DataColumn<EndpointView>[] {
  const t = useT('open-data-console')
  return [
    { key: 'unit', title: t('endpoints.fields.organisationId'), width: 220, cell: row => row.organisation.name },
    { key: 'url', title: t('endpoints.fields.url'), width: 280, ellipsis: true, cell: row => row.url },
    { key: 'waiting', title: t('endpoints.waiting'), width: 90, align: 'right', cell: row => row.waiting },
    { key: 'failed', title: t('endpoints.failed'), width: 90, align: 'right', cell: row => row.failed },
    {
      key: 'state',
      title: t('state'),
      width: 110,
      cell: row => (
        <StateMark state={row.active ? 'done' : 'hold'} word={t(row.active ? 'hooks.isOn' : 'hooks.isOff')} />
      ),
    },
    {
      key: 'do',
      title: t('actions'),
      width: 260,
      cell: row => (
        <span className="jo-buttons">
          <Button size="small" onClick={() => on.log(row)}>
            {t('endpoints.log')}
          </Button>
          <Button size="small" onClick={() => on.edit(row)}>
            {t('edit')}
          </Button>
          {row.active && (
            <Popconfirm title={t('endpoints.confirm')} okText={t('hooks.off')} onConfirm={() => on.end(row)}>
              <Button size="small">{t('hooks.off')}</Button>
            </Popconfirm>
          )}
        </span>
      ),
    },
  ]
}
