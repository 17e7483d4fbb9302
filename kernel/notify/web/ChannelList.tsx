import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { ChannelDrawer, type Editing } from './ChannelDrawer.tsx'
import { TestDrawer } from './TestDrawer.tsx'
import { TimesDrawer } from './TimesDrawer.tsx'
import { type ChannelView, useChannelChange, useChannels } from './use-channels.ts'
import { inbox } from './use-inbox.ts'

/** The channels there are, those that could be, and when nothing leaves. */
export function ChannelList() {
  const t = useT('notify-web')
  const list = useChannels()
  const [editing, setEditing] = useState<Editing | null>(null)
  const [testing, setTesting] = useState<ChannelView | null>(null)
  const [timing, setTiming] = useState(false)
  const remove = useChannelChange((id: string) => inbox.removeRobot({ params: { id }, body: { requestId: newId() } }))
  const items = list.data?.items
  const missing = (['sms', 'email'] as const).filter(kind => items?.every(one => one.kind !== kind))
  const times = list.data?.times
  return (
    <>
      <Section
        title={t('settings.tabs.channels')}
        aside={
          <span className="jn-channel-buttons">
            {missing.map(kind => (
              <Button key={kind} onClick={() => setEditing({ kind, channel: null })}>
                {t(`settings.add.${kind}`)}
              </Button>
            ))}
            <Button type="primary" onClick={() => setEditing({ kind: 'robot', channel: null })}>
              {t('settings.add.robot')}
            </Button>
          </span>
        }
      >
        {remove.error && <ErrorState error={remove.error} />}
        {missing.includes('sms') && <p className="jn-none">{t('settings.smsOnlyLogs')}</p>}
        <DataTable
          label={t('settings.tabs.channels')}
          rows={items}
          rowKey={row => row.id}
          error={list.error}
          onRetry={() => void list.refetch()}
          empty={{ sentence: t('settings.none') }}
          columns={useColumns({ edit: setEditing, test: setTesting, remove: row => remove.mutate(row.id) })}
        />
      </Section>
      {times && (
        <Section
          title={t('settings.times')}
          aside={<Button onClick={() => setTiming(true)}>{t('settings.change')}</Button>}
        >
          <p>{times.quiet.on ? t('settings.quietOn', times.quiet) : t('settings.quietOff')}</p>
          <p>{times.digest.on ? t('settings.digestOn', times.digest) : t('settings.digestOff')}</p>
        </Section>
      )}
      {editing && <ChannelDrawer editing={editing} onClose={() => setEditing(null)} />}
      {testing && <TestDrawer channel={testing} onClose={() => setTesting(null)} />}
      {timing && times && <TimesDrawer times={times} onClose={() => setTiming(false)} />}
    </>
  )
}

interface RowActions {
  edit: (editing: Editing) => void
  test: (channel: ChannelView) => void
  remove: (channel: ChannelView) => void
}

function useColumns({ edit, test, remove }: RowActions): DataColumn<ChannelView>[] {
  const t = useT('notify-web')
  const isRobot = ({ kind }: ChannelView) => kind === 'wecom' || kind === 'dingtalk'
  const nameOf = (row: ChannelView) =>
    isRobot(row) ? `${t(`channels.${row.kind}`)} · ${row.name}` : t(`channels.${row.kind}`)
  const whereOf = ({ kind, settings }: ChannelView) =>
    [settings[kind === 'sms' ? 'url' : 'host'], settings.subject].find(one => typeof one === 'string') ?? ''
  return [
    { key: 'name', title: t('settings.fields.name'), width: 200, cell: row => <strong>{nameOf(row)}</strong> },
    {
      key: 'state',
      title: t('settings.fields.enabled'),
      width: 110,
      cell: row => (
        <StateMark state={row.enabled ? 'done' : 'waiting'} word={t(row.enabled ? 'settings.on' : 'settings.off')} />
      ),
    },
    { key: 'where', title: t('settings.where'), width: 240, ellipsis: true, cell: row => <>{whereOf(row)}</> },
    {
      key: 'group',
      title: t('settings.group'),
      width: 160,
      ellipsis: true,
      cell: row => row.organisationName ?? row.areaCode ?? '—',
    },
    {
      key: 'secrets',
      title: t('settings.secrets'),
      width: 110,
      cell: row => t(row.secrets.length > 0 ? 'settings.stored' : 'settings.noSecret'),
    },
    {
      key: 'do',
      title: t('settings.do'),
      width: 220,
      cell: row => (
        <span className="jn-channel-buttons">
          <Button size="small" onClick={() => test(row)}>
            {t('settings.test')}
          </Button>
          <Button size="small" onClick={() => edit({ kind: isRobot(row) ? 'robot' : row.kind, channel: row })}>
            {t('settings.change')}
          </Button>
          {isRobot(row) && (
            <Button size="small" danger onClick={() => remove(row)}>
              {t('settings.remove')}
            </Button>
          )}
        </span>
      ),
    },
  ]
}
