import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { DataTable, type DataColumn } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { ClockEffectView } from '../shapes.ts'
import { cases } from './api.ts'
import { ReasonModal } from './ReasonModal.tsx'
import { isProfile } from './use-limits.ts'

/** What each event does to the running clock under a profile; where there is a choice, it is made here, with a reason. */
export function ClockEffects({ profile, mayEdit }: { profile: string; mayEdit: boolean }) {
  const t = useT('workflow-web')
  const [editing, setEditing] = useState<ClockEffectView | null>(null)
  const list = useQuery({
    queryKey: ['workflow', 'clock-effects', profile],
    queryFn: () => cases.listClockEffects({ query: isProfile(profile) ? { profile } : {} }),
  })
  const columns: DataColumn<ClockEffectView>[] = [
    { key: 'event', title: t('effects.event'), width: 200, cell: one => t(`workflow:clock.events.${one.event}`) },
    {
      key: 'effect',
      title: t('effects.effect'),
      cell: one => (
        <>
          <strong>{t(`workflow:clock.effects.${one.effect}`)}</strong>
          {one.chosen && <small className="jw-quiet"> {t('effects.chosen')}</small>}
        </>
      ),
    },
    {
      key: 'edit',
      title: t('limits.edit'),
      width: 120,
      cell: one =>
        mayEdit && one.options.length > 1 ? (
          <Button
            size="small"
            aria-label={t('effects.changeOf', { event: t(`workflow:clock.events.${one.event}`) })}
            onClick={() => setEditing(one)}
          >
            {t('limits.change')}
          </Button>
        ) : (
          <span className="jw-quiet">{one.options.length > 1 ? '' : t('effects.fixed')}</span>
        ),
    },
  ]
  return (
    <Section title={t('effects.title')}>
      <DataTable
        label={t('effects.title')}
        columns={columns}
        dense
        rows={list.data?.items}
        rowKey={one => one.event}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('effects.none') }}
      />
      {editing && <EffectModal profile={profile} row={editing} onClose={() => setEditing(null)} />}
    </Section>
  )
}

function EffectModal({ profile, row, onClose }: { profile: string; row: ClockEffectView; onClose: () => void }) {
  const t = useT('workflow-web')
  const client = useQueryClient()
  const [effect, setEffect] = useState(row.effect)
  const [requestId] = useState(() => newId())
  const set = useMutation({
    mutationFn: async (reason: string) => {
      if (isProfile(profile))
        await cases.setClockEffect({ body: { requestId, profile, event: row.event, effect, reason } })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['workflow', 'clock-effects'] }),
  })
  return (
    <ReasonModal
      title={t('effects.changeOf', { event: t(`workflow:clock.events.${row.event}`) })}
      submitLabel={t('limits.save')}
      onClose={onClose}
      onSubmit={reason => set.mutateAsync(reason)}
    >
      <p className="jw-drawer-about">{t('effects.about')}</p>
      <Select
        aria-label={t('effects.effect')}
        style={{ width: '100%', marginBottom: 12 }}
        value={effect}
        options={row.options.map(value => ({ value, label: t(`workflow:clock.effects.${value}`) }))}
        onChange={setEffect}
      />
    </ReasonModal>
  )
}
