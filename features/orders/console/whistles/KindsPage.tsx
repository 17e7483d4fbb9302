import { Button, Switch } from 'antd'
import { useState } from 'react'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useMay } from '#ui/Viewer.tsx'
import type { WorkKind } from '../../task-contract.ts'
import type { CalledUnit } from '../../whistle-rules.ts'
import type { WhistleKind } from '../../whistle-contract.ts'
import '../orders.css'
import { KindDrawer } from './KindDrawer.tsx'
import { useWhistleKinds, useWorkKinds } from './use-kinds.ts'
import { WorkKindDrawer } from './WorkKindDrawer.tsx'

type Editing = { what: 'whistle'; kind: WhistleKind | null } | { what: 'task' | 'errand'; kind: WorkKind | null } | null

/** The menu of whistles 吹哨菜单, and the kinds of grid tasks and errands. */
export function KindsPage() {
  const t = useT('orders-console')
  const [ended, setEnded] = useState(false)
  const [editing, setEditing] = useState<Editing>(null)
  const may = useMay('whistle_kind.edit')
  const kinds = useWhistleKinds(ended)
  return (
    <>
      <PageHeader
        title={t('kinds.title')}
        lead={t('kinds.lead')}
        actions={
          <label className="oc-link">
            <Switch checked={ended} onChange={setEnded} /> {t('kinds.ended')}
          </label>
        }
      />
      <Section
        title={t('kinds.whistles')}
        aside={
          may && <Button onClick={() => setEditing({ what: 'whistle', kind: null })}>{t('kinds.addWhistle')}</Button>
        }
      >
        <DataTable
          label={t('kinds.whistles')}
          hotkeys={false}
          columns={useColumns(may ? kind => setEditing({ what: 'whistle', kind }) : null)}
          rows={kinds.data}
          rowKey={kind => kind.id}
          error={kinds.error}
          onRetry={() => void kinds.refetch()}
          empty={{ sentence: t('kinds.none') }}
        />
      </Section>
      <WorkKinds work="task" ended={ended} edit={may ? kind => setEditing({ what: 'task', kind }) : null} />
      <WorkKinds work="errand" ended={ended} edit={may ? kind => setEditing({ what: 'errand', kind }) : null} />
      {editing?.what === 'whistle' && <KindDrawer kind={editing.kind} onClose={() => setEditing(null)} />}
      {editing && editing.what !== 'whistle' && (
        <WorkKindDrawer work={editing.what} kind={editing.kind} onClose={() => setEditing(null)} />
      )}
    </>
  )
}

function Name({ kind, edit }: { kind: { label: string; endedAt: string | null }; edit: (() => void) | null }) {
  const t = useT('orders-console')
  return (
    <>
      {edit ? (
        <button type="button" className="jl-link" onClick={edit}>
          {kind.label}
        </button>
      ) : (
        kind.label
      )}
      {kind.endedAt && <span className="oc-quiet"> ({t('kinds.isEnded')})</span>}
    </>
  )
}

type Labelled<T> = T & { label: string }

function useColumns(edit: ((kind: WhistleKind) => void) | null): DataColumn<Labelled<WhistleKind>>[] {
  const t = useT('orders-console')
  const unit = useUnitWords()
  return [
    {
      key: 'name',
      title: t('kinds.name'),
      width: 160,
      cell: kind => <Name kind={kind} edit={edit && (() => edit(kind))} />,
    },
    {
      key: 'limit',
      title: t('kinds.limit'),
      width: 140,
      cell: ({ limit }) => t(`kinds.limits.${limit.unit}`, { amount: limit.amount }),
    },
    {
      key: 'units',
      title: t('kinds.units'),
      cell: kind => kind.units.map(one => `${unit(one)}（${one.why}）`).join('、'),
    },
  ]
}

function useUnitWords(): (unit: CalledUnit) => string {
  const t = useT('people')
  return ({ organisationKind, organisationTag }) =>
    organisationTag ? t(`tags.${organisationTag}`) : t(`kinds.${organisationKind}`)
}

function WorkKinds({
  work,
  ended,
  edit,
}: {
  work: 'task' | 'errand'
  ended: boolean
  edit: ((kind: WorkKind | null) => void) | null
}) {
  const t = useT('orders-console')
  const kinds = useWorkKinds(work, ended)
  const columns: DataColumn<Labelled<WorkKind>>[] = [
    {
      key: 'name',
      title: t('kinds.name'),
      width: 200,
      cell: kind => <Name kind={kind} edit={edit && (() => edit(kind))} />,
    },
    { key: 'hint', title: t('kinds.hint'), cell: kind => kind.hint || '–' },
  ]
  return (
    <Section
      title={t(`kinds.${work}s`)}
      aside={edit && <Button onClick={() => edit(null)}>{t(`kinds.add_${work}`)}</Button>}
    >
      <DataTable
        label={t(`kinds.${work}s`)}
        hotkeys={false}
        columns={columns}
        rows={kinds.data}
        rowKey={kind => kind.id}
        error={kinds.error}
        onRetry={() => void kinds.refetch()}
        empty={{ sentence: t('kinds.none') }}
      />
    </Section>
  )
}
