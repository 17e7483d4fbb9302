import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { DataTable, type DataColumn } from '#ui/DataTable.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { useMay } from '#ui/Viewer.tsx'
import { ASIDE_LIMITS } from '../limits.ts'
import { PROFILES, URGENCIES } from '../profiles.ts'
import { AreaName } from './AreaName.tsx'
import type { Limit, ProcedureView } from './api.ts'
import { ClockEffects } from './ClockEffects.tsx'
import { dayOf } from './day-of.ts'
import { LimitDrawer } from './LimitDrawer.tsx'
import { ReasonModal } from './ReasonModal.tsx'
import { nameOfCategory } from './subject-views.ts'
import { isProfile, useLimitChanges, useLimits, useProcedures } from './use-limits.ts'
import './workflow.css'

type Editing = { kind: 'set'; limit: Limit | null } | { kind: 'end'; limit: Limit } | { kind: 'profile' } | null

/** How long each step may take: the profile in force, and the rules of each. */
export function LimitsPage() {
  const t = useT('workflow-web')
  const may = useMay('setting.edit')
  const [shown, setShown] = useState<string>()
  const inForce = useLimits(undefined).data?.profile
  const profile = shown ?? inForce
  const list = useLimits(profile)
  const procedures = useProcedures().data ?? []
  const [editing, setEditing] = useState<Editing>(null)
  const close = () => setEditing(null)
  return (
    <>
      <PageHeader
        title={t('limits.title')}
        lead={t('limits.lead')}
        actions={
          may &&
          profile && (
            <Button type="primary" onClick={() => setEditing({ kind: 'set', limit: null })}>
              {t('limits.add')}
            </Button>
          )
        }
      />
      <Section>
        <div className="jw-profile">
          <Segmented
            aria-label={t('limits.profile')}
            value={profile ?? ''}
            options={PROFILES.map(value => ({ value, label: t(`workflow:profiles.${value}`) }))}
            onChange={setShown}
          />
          {profile !== undefined && profile === inForce && <StateMark state="done" word={t('limits.inForce')} />}
          {may && profile !== undefined && profile !== inForce && (
            <Button onClick={() => setEditing({ kind: 'profile' })}>{t('limits.choose')}</Button>
          )}
        </div>
        <DataTable
          label={t('limits.title')}
          columns={useColumns(procedures, may ? setEditing : null)}
          dense
          rows={list.data && inOrder(list.data.items)}
          rowKey={limit => limit.id}
          error={list.error}
          onRetry={() => void list.refetch()}
          empty={{ sentence: t('limits.none') }}
        />
      </Section>
      {profile !== undefined && <ClockEffects profile={profile} mayEdit={may} />}
      {editing?.kind === 'set' && profile !== undefined && (
        <LimitDrawer profile={profile} procedures={procedures} limit={editing.limit} onClose={close} />
      )}
      {editing?.kind === 'end' && <EndModal limit={editing.limit} onClose={close} />}
      {editing?.kind === 'profile' && profile !== undefined && <ProfileModal profile={profile} onClose={close} />}
    </>
  )
}

function EndModal({ limit, onClose }: { limit: Limit; onClose: () => void }) {
  const t = useT('workflow-web')
  const { end } = useLimitChanges()
  return (
    <ReasonModal
      title={t('limits.end')}
      submitLabel={t('limits.end')}
      onClose={onClose}
      onSubmit={reason => end.mutateAsync({ id: limit.id, reason })}
    >
      <p className="jw-drawer-about">{t('limits.endAbout')}</p>
    </ReasonModal>
  )
}

function ProfileModal({ profile, onClose }: { profile: string; onClose: () => void }) {
  const t = useT('workflow-web')
  const { choose } = useLimitChanges()
  return (
    <ReasonModal
      title={t('limits.chooseTitle', { profile: t(`workflow:profiles.${profile}`) })}
      submitLabel={t('limits.choose')}
      onClose={onClose}
      onSubmit={async reason => {
        if (isProfile(profile)) await choose.mutateAsync({ profile, reason })
      }}
    >
      <p className="jw-drawer-about">{t('limits.chooseAbout')}</p>
    </ReasonModal>
  )
}

function useColumns(procedures: readonly ProcedureView[], edit: ((next: Editing) => void) | null): DataColumn<Limit>[] {
  const t = useT('workflow-web')
  const ui = useT('ui')
  const locale = useLocale()
  const day = (at: string) => dayOf(at, locale)
  const all = <span className="jw-quiet">{t('limits.all')}</span>
  const procedureOf = (key: string) => procedures.find(one => one.key === key)
  const stateName = ({ procedure, state }: Limit) => {
    const from = procedure ? procedureOf(procedure) : procedures.find(one => one.states.some(s => s.name === state))
    const found = from?.states.find(one => one.name === state)
    if (found) return t(found.label)
    return isAside(state) ? t(`limits.aside.${state}`) : state
  }
  const columns: DataColumn<Limit>[] = [
    {
      key: 'procedure',
      title: t('limits.fields.procedure'),
      width: 130,
      cell: ({ procedure }) => (procedure ? t(procedureOf(procedure)?.title ?? procedure) : all),
    },
    {
      key: 'state',
      title: t('limits.fields.state'),
      width: 130,
      cell: limit => (limit.state ? stateName(limit) : all),
    },
    {
      key: 'category',
      title: t('limits.fields.category'),
      width: 150,
      cell: ({ category }) => (category ? nameOfCategory(category) : all),
    },
    {
      key: 'urgency',
      title: t('limits.fields.urgency'),
      width: 90,
      cell: ({ urgency }) => (urgency ? t(`workflow:urgencies.${urgency}`) : all),
    },
    {
      key: 'area',
      title: t('limits.fields.areaCode'),
      width: 130,
      cell: ({ areaCode }) => (areaCode ? <AreaName code={areaCode} /> : all),
    },
    {
      key: 'amount',
      title: t('limits.fields.amount'),
      width: 130,
      cell: ({ amount, unit }) => <strong>{ui(`time.${unit}`, { count: amount })}</strong>,
    },
    {
      key: 'warn',
      title: t('limits.warn'),
      width: 90,
      align: 'right',
      cell: limit => `${Math.round(limit.warnRatio * 100)}%`,
    },
    { key: 'from', title: t('limits.from'), width: 120, cell: limit => day(limit.effectiveFrom) },
  ]
  if (!edit) return columns
  return [
    ...columns,
    {
      key: 'edit',
      title: t('limits.edit'),
      width: 150,
      cell: limit =>
        limit.effectiveTo === null ? (
          <span className="jw-row-buttons">
            <Button size="small" onClick={() => edit({ kind: 'set', limit })}>
              {t('limits.change')}
            </Button>
            <Button size="small" onClick={() => edit({ kind: 'end', limit })}>
              {t('limits.endShort')}
            </Button>
          </span>
        ) : (
          <span className="jw-quiet">{t('limits.ended')}</span>
        ),
    },
  ]
}

function isAside(state: string | null): boolean {
  return state !== null && Object.hasOwn(ASIDE_LIMITS, state)
}

/** Rules of the same step stand together, the most urgent first. */
function inOrder(limits: readonly Limit[]): Limit[] {
  const rank = ({ urgency }: Limit) => URGENCIES.findIndex(known => known === urgency)
  const step = ({ procedure, state, category }: Limit) => [procedure, state, category].map(part => part ?? '').join()
  return limits.toSorted((a, b) => step(a).localeCompare(step(b)) || rank(a) - rank(b))
}
