import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { createClient } from '#platform/client/call.ts'
import { hasText } from '#platform/i18n.ts'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { FilterBar, type FilterField } from '#ui/FilterBar.tsx'
import { currentLocale, useT } from '#ui/i18n.ts'
import { useListDesk } from '#ui/list/list-desk.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { type AuditEntry, contract } from '../contract.ts'
import './audit.css'
import { EntryDrawer } from './EntryDrawer.tsx'
import { type AuditWords, eventNames, subjectKinds } from './known-events.ts'
import { blankState, readAuditState, toFilters, toQuery, useAuditState } from './audit-state.ts'

const audit = createClient(contract, { locale: currentLocale })

/** Who did what, newest first. Reading it changes nothing and leaves no entry. */
export function AuditPage() {
  const t = useT('audit-web')
  const own = useT('audit')
  const [state, change] = useAuditState()
  const [open, setOpen] = useState<AuditEntry | null>(null)
  const query = toQuery(state)
  const list = useQuery({
    queryKey: ['audit', query],
    queryFn: () => audit.listAuditEntries({ query }),
    placeholderData: keepPreviousData,
  })
  const { Tools } = useListDesk()
  const { cursor: _cursor, limit: _limit, ...asked } = query
  const words = useAuditWords()
  const columns = useAuditColumns(setOpen)
  const keyset = useKeyset({ cursor: state.cursor, next: list.data?.next, onCursor: cursor => change({ cursor }) })
  const narrow = (patch: Parameters<typeof change>[0]) => {
    setOpen(null)
    change({ ...patch, cursor: undefined })
  }
  return (
    <>
      <PageHeader title={own('title')} lead={t('lead')} />
      <FilterBar
        fields={useFields(state)}
        value={toFilters(state)}
        onChange={next => {
          const text = (name: string) => (typeof next[name] === 'string' ? next[name] : undefined)
          const kind = text('subjectKind')
          narrow({
            dates: text('dates'),
            event: text('event'),
            subjectKind: kind,
            subjectId: kind ? text('subjectId') : undefined,
            district: text('district'),
            actorId: text('actorId'),
          })
        }}
      />
      <Tools
        list="audit"
        search={state}
        onSearch={view => narrow({ ...blankState, ...readAuditState(view) })}
        columns={columns}
        exportQuery={asked}
      />
      <DataTable
        list="audit"
        label={own('title')}
        dense
        rows={list.data?.items}
        rowKey={row => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        onOpen={setOpen}
        {...(open ? { selected: open.id } : {})}
        empty={{ sentence: own('empty') }}
        paging={{
          ...keyset,
          pageSize: query.limit,
          onPageSize: limit => change({ limit: String(limit), cursor: undefined }),
        }}
        columns={columns}
      />
      {open && <EntryDrawer entry={open} words={words} onNarrow={narrow} onClose={() => setOpen(null)} />}
    </>
  )
}

function useAuditColumns(setOpen: (row: AuditEntry) => void): DataColumn<AuditEntry>[] {
  const t = useT('audit-web')
  const own = useT('audit')
  const say = useMoment()
  const words = useAuditWords()
  return [
    { key: 'at', title: own('fields.at'), width: 160, cell: row => say(row.at) },
    {
      key: 'actor',
      title: own('fields.actor'),
      width: 130,
      ellipsis: true,
      cell: row => row.actorName || t('nobody'),
    },
    { key: 'event', title: own('fields.event'), width: 190, ellipsis: true, cell: row => words.event(row.event) },
    { key: 'subject', title: own('fields.subject'), width: 120, cell: row => words.kind(row.subjectKind) },
    { key: 'area', title: own('fields.area'), width: 150, cell: row => <code>{row.areaCode ?? '—'}</code> },
    { key: 'reason', title: own('fields.reason'), width: 240, ellipsis: true, cell: row => row.reason ?? '—' },
    {
      key: 'open',
      title: own('fields.details'),
      width: 80,
      cell: row => (
        <button type="button" className="jl-link" onClick={() => setOpen(row)}>
          {t('open')}
        </button>
      ),
    },
  ]
}

/** Events and subjects in words; what has none is shown as it is recorded. */
function useAuditWords(): AuditWords {
  const t = useT('audit-web')
  const known = (key: string, fallback: string) => (hasText(`audit-web:${key}`) ? t(key) : fallback)
  return { event: name => known(`events.${name}`, name), kind: name => known(`kinds.${name}`, name) }
}

function useFields(state: { subjectKind?: string; actorId?: string }): FilterField[] {
  const t = useT('audit-web')
  const own = useT('audit')
  const words = useAuditWords()
  return [
    { kind: 'dates', name: 'dates', label: own('fields.at') },
    {
      kind: 'one',
      name: 'event',
      label: own('fields.event'),
      options: eventNames.map(name => ({ value: name, label: words.event(name) })),
    },
    {
      kind: 'one',
      name: 'subjectKind',
      label: t('subjectKind'),
      options: subjectKinds.map(name => ({ value: name, label: words.kind(name) })),
    },
    ...(state.subjectKind ? [{ kind: 'text' as const, name: 'subjectId', label: t('subjectId') }] : []),
    { kind: 'text', name: 'district', label: t('districtCode') },
    ...(state.actorId
      ? [
          {
            kind: 'one' as const,
            name: 'actorId',
            label: own('fields.actor'),
            options: [{ value: state.actorId, label: t('oneActor') }],
          },
        ]
      : []),
  ]
}
