import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Switch } from 'antd'
import { useState } from 'react'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { dayOf } from '#kernel/workflow/web/index.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useMay } from '#ui/Viewer.tsx'
import type { Duty } from './api.ts'
import { CategoryName, CategorySelect } from './CategoryInput.tsx'
import { DutyDrawer } from './DutyDrawer.tsx'
import { EndDutyModal } from './EndDutyModal.tsx'
import { useDuties } from './use-duties.ts'
import { useWho } from './use-who.ts'
import './console.css'

type Editing = { kind: 'set'; duty: Duty | null } | { kind: 'end'; duty: Duty } | null

/** Which organisation answers for what, at which level: the list the dispatch walk reads. */
export function DutiesPage() {
  const t = useT('matters-console')
  const may = useMay('duty.edit')
  const navigate = useNavigate()
  const { category }: { category?: string } = useSearch({ strict: false })
  const [all, setAll] = useState(false)
  const [editing, setEditing] = useState<Editing>(null)
  const list = useDuties(category, all)
  const choose = (next: unknown) =>
    void navigate({ to: '/settings/duties', search: typeof next === 'string' ? { category: next } : {} })
  return (
    <>
      <PageHeader
        title={t('duties.title')}
        lead={t('duties.lead')}
        actions={
          may && (
            <>
              <Button type="primary" onClick={() => setEditing({ kind: 'set', duty: null })}>
                {t('duties.add')}
              </Button>
              <Link to="/imports" search={{ kind: 'duties' }} className="jl-button">
                {t('duties.importTable')}
              </Link>
            </>
          )
        }
      />
      <Section>
        <div className="jc-list-tools">
          <div className="jc-category-filter">
            <CategorySelect label={t('matters:fields.category')} value={category} change={choose} withFields />
          </div>
          <label className="jc-switch">
            <Switch checked={all} onChange={setAll} /> {t('duties.all')}
          </label>
        </div>
        <DataTable
          label={t('duties.title')}
          dense
          columns={useColumns(may ? setEditing : null)}
          rows={list.data}
          rowKey={duty => duty.id}
          error={list.error}
          onRetry={() => void list.refetch()}
          empty={{ sentence: t(category ? 'duties.noneHere' : 'duties.none') }}
        />
      </Section>
      {editing?.kind === 'set' && (
        <DutyDrawer duty={editing.duty} categoryId={category} onClose={() => setEditing(null)} />
      )}
      {editing?.kind === 'end' && <EndDutyModal duty={editing.duty} onClose={() => setEditing(null)} />}
    </>
  )
}

function useColumns(edit: ((next: Editing) => void) | null): DataColumn<Duty>[] {
  const t = useT('matters-console')
  const locale = useLocale()
  const say = useMoment()
  const who = useWho()
  const day = (at: string) => dayOf(at, locale)
  const columns: DataColumn<Duty>[] = [
    {
      key: 'category',
      title: t('matters:fields.category'),
      width: 190,
      cell: duty => <CategoryName id={duty.categoryId} />,
    },
    { key: 'level', title: t('matters:fields.level'), width: 108, cell: duty => t(`matters:levels.${duty.level}`) },
    { key: 'part', title: t('duties.part'), width: 100, cell: duty => t(`matters:parts.${duty.part}`) },
    { key: 'who', title: t('duties.who'), cell: who },
    { key: 'area', title: t('duties.area'), width: 130, cell: duty => duty.area?.name ?? t('duties.everywhere') },
    { key: 'from', title: t('matters:fields.effectiveFrom'), width: 136, cell: duty => day(duty.effectiveFrom) },
    {
      key: 'to',
      title: t('matters:fields.effectiveTo'),
      width: 150,
      cell: duty => (duty.effectiveTo ? say(duty.effectiveTo) : '–'),
    },
  ]
  if (!edit) return columns
  const open = (duty: Duty) => duty.effectiveTo === null
  return [
    ...columns,
    {
      key: 'edit',
      title: t('duties.edit'),
      width: 140,
      cell: duty =>
        open(duty) && (
          <span className="jc-row-buttons">
            <Button size="small" onClick={() => edit({ kind: 'set', duty })}>
              {t('duties.replace')}
            </Button>
            <Button size="small" onClick={() => edit({ kind: 'end', duty })}>
              {t('duties.end')}
            </Button>
          </span>
        ),
    },
  ]
}
