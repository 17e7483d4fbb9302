import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { useListDesk } from '#ui/list/list-desk.ts'
import { NewsChip } from '#ui/list/NewsChip.tsx'
import { useSelection } from '#ui/list/use-selection.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Paging } from '#ui/Paging.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useViewer } from '#ui/Viewer.tsx'
import type { CaseLine } from './api.ts'
import { CaseRows } from './CaseRows.tsx'
import { InboxCards } from './InboxCards.tsx'
import { pathOf, readSubjectKey, subjectKey } from './open-subject.ts'
import { SidePane } from './SidePane.tsx'
import { useListKeys } from './use-list-keys.ts'
import { useWide } from './use-wide.ts'
import { firstBusy, type InboxCard, useInbox, useInboxes, useWorkbenchSearch } from './use-workbench.ts'
import './workbench.css'

/** The first page of the day: what waits for me, the most pressing first; one of them opens beside the list. */
export function WorkbenchPage() {
  const t = useT('workflow-web')
  const wide = useWide()
  const navigate = useNavigate()
  const [search, change] = useWorkbenchSearch()
  const inboxes = useInboxes()
  const inbox = search.inbox ?? firstBusy(inboxes.data)
  const { BulkBar, useNews } = useListDesk()
  const news = useNews({})
  const list = useInbox(inbox, search.cursor, news.live)
  const rows = list.data?.items
  const selection = useSelection((rows ?? []).map(subjectKey), MOST_CHOSEN)
  const opened = wide ? readSubjectKey(search.open) : null
  const open = (line: CaseLine, replace = false) =>
    wide ? change({ open: subjectKey(line) }, replace) : void navigate({ to: pathOf(line) })
  const close = () => change({ open: undefined })
  const body = useRef<HTMLDivElement>(null)
  useListKeys(body, {
    rows: (rows ?? []).map(subjectKey),
    selected: opened ? (search.open ?? null) : null,
    onOpen: key => {
      const line = rows?.find(one => subjectKey(one) === key)
      if (line) open(line, opened !== null)
    },
    onClose: opened ? close : undefined,
    onMark: selection.toggle,
  })
  const keyset = useKeyset({
    cursor: search.cursor,
    next: list.data?.next,
    onCursor: cursor => change({ cursor }),
  })
  return (
    <div className="jw-workbench" data-split={opened ? '' : undefined}>
      {!opened && <PageHeader title={t('workbench.title')} lead={<Greeting cards={inboxes.data} />} />}
      {opened && <h1 className="jl-unseen">{t('workbench.title')}</h1>}
      {inboxes.isError && !inboxes.data && <ErrorState error={inboxes.error} onRetry={() => void inboxes.refetch()} />}
      {inboxes.data && (
        <InboxCards
          cards={inboxes.data}
          chosen={inbox}
          slim={opened !== null}
          onChoose={next => change({ inbox: next, cursor: undefined })}
          onOpen={wide ? open : undefined}
        />
      )}
      <div className="jw-panes">
        <section className="jw-list" ref={body} aria-labelledby="jw-list-title">
          {inbox && <ListHead title={t(`workflow:inboxes.${inbox}`)} hint={t('workbench.sorted')} />}
          <NewsChip count={news.since(list.dataUpdatedAt)} onShow={() => void list.refetch()} />
          {list.isError && !rows && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
          {inbox && !rows && !list.isError && <Waiting />}
          {rows?.length === 0 && inbox && <EmptyState sentence={t(`workbench.empty.${inbox}`)} />}
          {rows && rows.length > 0 && (
            <CaseRows
              label={t('workbench.list')}
              rows={rows}
              selected={opened ? (search.open ?? null) : null}
              onOpen={wide ? open : undefined}
              selection={selection}
            />
          )}
          <BulkBar
            rows={(rows ?? []).filter(line => selection.has(subjectKey(line))).map(bulkRowOf)}
            onClear={selection.clear}
            onDone={() => void list.refetch()}
          />
          {rows && (keyset.onNext || keyset.onPrevious) && <Paging {...keyset} shown={rows.length} />}
        </section>
        {opened && <SidePane key={search.open} subject={opened} onClose={close} />}
      </div>
    </div>
  )
}

/** As many as one page of an inbox holds. */
const MOST_CHOSEN = 200

function bulkRowOf({ district, id, number, title }: CaseLine) {
  return { district, caseId: id, number, title }
}

function ListHead({ title, hint }: { title: string; hint: string }) {
  return (
    <div className="jw-list-head">
      <h2 id="jw-list-title">{title}</h2>
      <span>{hint}</span>
    </div>
  )
}

/** Who I am here, and in one sentence how much there is to do. */
function Greeting({ cards }: { cards: readonly InboxCard[] | undefined }) {
  const t = useT('workflow-web')
  const { person } = useViewer()
  if (!cards) return <>{t('workbench.hello', { name: person.name })}</>
  const count = (inbox: string) => cards.find(card => card.inbox === inbox)?.count ?? 0
  const mine = count('accept') + count('dispatch') + count('handle') + count('check')
  const late = count('overdue')
  const key = mine === 0 ? 'none' : late > 0 ? 'late' : 'some'
  return (
    <>
      {t('workbench.hello', { name: person.name })} {t(`workbench.sum.${key}`, { mine, late })}
    </>
  )
}

function Waiting() {
  const t = useT('ui')
  return (
    <div role="status" aria-label={t('table.loading')} className="jw-waiting">
      {[72, 58, 66, 49, 61].map(width => (
        <span key={width} className="jl-skeleton" style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}
