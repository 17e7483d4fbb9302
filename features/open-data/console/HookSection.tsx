import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import type { DataColumn } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import type { SubscriptionView } from '../shapes.ts'
import { interfaces, root } from './api.ts'
import { Rows } from './Rows.tsx'
import { DeliveriesDrawer } from './DeliveriesDrawer.tsx'
import { HookDrawer } from './HookDrawer.tsx'
import { SecretModal } from './SecretModal.tsx'

type Doing =
  | { kind: 'edit'; hook: SubscriptionView | null }
  | { kind: 'log'; hook: SubscriptionView }
  | { kind: 'secret'; secret: string }
  | null

/** Who is told what by webhook. */
export function HookSection() {
  const t = useT('open-data-console')
  const client = useQueryClient()
  const [doing, setDoing] = useState<Doing>(null)
  const list = useQuery({ queryKey: [...root, 'hooks'], queryFn: () => interfaces.listSubscriptions({}) })
  const onSuccess = () => client.invalidateQueries({ queryKey: root })
  const change = useMutation({
    mutationFn: ({ id, active }: { id: string; active: boolean }) =>
      interfaces.editSubscription({ params: { id }, body: { requestId: newId(), active } }),
    onSuccess,
  })
  const rotate = useMutation({
    mutationFn: (id: string) => interfaces.rotateSecret({ params: { id }, body: { requestId: newId() } }),
    onSuccess: ({ secret }) => setDoing({ kind: 'secret', secret }),
  })
  const close = () => setDoing(null)
  return (
    <Section
      title={t('hooks.title')}
      aside={
        <Button type="primary" onClick={() => setDoing({ kind: 'edit', hook: null })}>
          {t('hooks.add')}
        </Button>
      }
    >
      <p className="jo-about">{t('hooks.about')}</p>
      <Rows
        label={t('hooks.title')}
        columns={useColumns({
          edit: hook => setDoing({ kind: 'edit', hook }),
          log: hook => setDoing({ kind: 'log', hook }),
          toggle: hook => change.mutate({ id: hook.id, active: !hook.active }),
          rotate: hook => rotate.mutate(hook.id),
        })}
        rows={list.data?.items}
        rowKey={row => row.id}
        error={list.error ?? change.error ?? rotate.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('hooks.none') }}
        hotkeys={false}
        dense
      />
      {doing?.kind === 'edit' && (
        <HookDrawer
          hook={doing.hook}
          onDone={secret => setDoing(secret === null ? null : { kind: 'secret', secret })}
          onClose={close}
        />
      )}
      {doing?.kind === 'log' && <DeliveriesDrawer hook={doing.hook} onClose={close} />}
      {doing?.kind === 'secret' && <SecretModal title={t('hooks.secret')} secret={doing.secret} onClose={close} />}
    </Section>
  )
}

type On = (hook: SubscriptionView) => void

function useColumns(on: Record<'edit' | 'log' | 'toggle' | 'rotate', On>): DataColumn<SubscriptionView>[] {
  const t = useT('open-data-console')
  return [
    { key: 'name', title: t('hooks.fields.name'), width: 160, cell: row => row.name },
    { key: 'url', title: t('hooks.fields.url'), width: 220, ellipsis: true, cell: row => row.url },
    {
      key: 'eventTypes',
      title: t('hooks.fields.eventTypes'),
      width: 170,
      cell: row => row.eventTypes.map(type => t(`events.${type.replace('.', '_')}`)).join(t('comma')),
    },
    { key: 'area', title: t('hooks.fields.areaCode'), width: 100, cell: row => row.area?.name ?? t('everywhere') },
    { key: 'state', title: t('state'), width: 120, cell: row => <HookState hook={row} /> },
    {
      key: 'do',
      title: t('actions'),
      width: 340,
      cell: row => (
        <span className="jo-buttons">
          <Button size="small" onClick={() => on.log(row)}>
            {t('hooks.log')}
          </Button>
          <Button size="small" onClick={() => on.edit(row)}>
            {t('edit')}
          </Button>
          <Button size="small" onClick={() => on.rotate(row)}>
            {t('hooks.rotate')}
          </Button>
          <Button size="small" onClick={() => on.toggle(row)}>
            {t(row.active ? 'hooks.off' : 'hooks.on')}
          </Button>
        </span>
      ),
    },
  ]
}

function HookState({ hook }: { hook: SubscriptionView }) {
  const t = useT('open-data-console')
  if (hook.disabledAt) return <StateMark state="overdue" word={t('hooks.disabled')} />
  if (!hook.active) return <StateMark state="hold" word={t('hooks.isOff')} />
  if (hook.failingSince) return <StateMark state="soon" word={t('hooks.failing')} />
  return <StateMark state="done" word={t('hooks.isOn')} />
}
