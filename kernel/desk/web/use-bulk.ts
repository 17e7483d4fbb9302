import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import type { BulkRow } from '#ui/list/list-desk.ts'
import { readTrouble } from '#ui/problem.ts'
import { type BulkItem, cases, desk } from './api.ts'
import { type BulkFill, bulkFormOf } from './bulk-forms.ts'
import { type BulkLine, eachOf, toSend } from './run-bulk.ts'

interface Bulk {
  items: readonly BulkItem[]
  lines: readonly BulkLine[]
  error: unknown
  loading: boolean
  busy: boolean
  chosen: Record<string, unknown>
  choose: (value: Record<string, unknown>) => void
  send: (note: string) => void
}

/** What an action meets on each row, and doing it row by row. */
export function useBulk(action: string, rows: readonly BulkRow[]): Bulk {
  const t = useT('desk-web')
  const client = useQueryClient()
  const [chosen, choose] = useState<Record<string, unknown>>({})
  const [sent, setSent] = useState<ReadonlyMap<string, Pick<BulkLine, 'state' | 'words'>>>(new Map())
  const requestIds = useMemo(() => new Map(rows.map(row => [row.caseId, newId()])), [rows])
  const preview = usePreview(action, rows)
  const filled = useFilled(action, preview.data, chosen)
  const lines = (filled.data ?? []).map(({ item, fill }): BulkLine => {
    const row = rows.find(one => one.caseId === item.id)
    const lacks = fill.lacks ? t(fill.lacks) : null
    return {
      key: item.id,
      district: item.district,
      id: item.id,
      requestId: requestIds.get(item.id) ?? newId(),
      number: item.case?.number ?? row?.number ?? '',
      title: item.case?.title ?? row?.title ?? '',
      subjectKind: item.case?.subjectKind ?? '',
      state: item.open && !lacks ? 'ready' : 'refused',
      form: fill.form,
      words: item.open ? (lacks ?? fill.words ?? '') : (item.reason ?? ''),
      ...sent.get(item.id),
    }
  })
  const mark = (key: string, state: BulkLine['state'], words: string) =>
    setSent(former => new Map(former).set(key, { state, words }))
  const run = useMutation({
    mutationFn: async (note: string) => {
      await eachOf(toSend(lines), async line => {
        mark(line.key, 'sending', line.words)
        const told = await sendOne(action, line, note)
        mark(line.key, told === null ? 'done' : 'failed', told ?? line.words)
      })
    },
    onSettled: () => readAgain(client, lines),
  })
  return {
    items: preview.data ?? [],
    lines,
    error: preview.error ?? filled.error,
    loading: preview.isPending || filled.isPending,
    busy: run.isPending,
    chosen,
    choose,
    send: note => run.mutate(note),
  }

  /** The sentence of what went wrong; null when it was done. */
  async function sendOne(name: string, line: BulkLine, note: string): Promise<string | null> {
    try {
      await cases.actOnCase({
        params: { district: line.district, id: line.id, name },
        body: { requestId: line.requestId, form: line.form, ...(note ? { note } : {}) },
      })
      return null
    } catch (error) {
      const trouble = readTrouble(error)
      return trouble.sentence ?? t(`ui:error.${trouble.kind === 'offline' ? 'offline' : 'unknown'}`)
    }
  }
}

/** Whatever was read of cases and of these subjects. */
function readAgain(client: QueryClient, lines: readonly BulkLine[]): Promise<unknown> {
  const kinds = new Set(['workflow', ...lines.map(line => line.subjectKind)])
  return Promise.all([...kinds].map(kind => client.invalidateQueries({ queryKey: [kind] })))
}

function usePreview(action: string, rows: readonly BulkRow[]) {
  const locale = useLocale()
  const keys = rows.map(({ district, caseId }) => ({ district, id: caseId }))
  return useQuery({
    queryKey: ['desk', 'bulk', action, keys, locale],
    queryFn: async () => (await desk.previewBulk({ body: { action, cases: keys } })).items,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

function useFilled(action: string, items: readonly BulkItem[] | undefined, chosen: Record<string, unknown>) {
  return useQuery({
    queryKey: ['desk', 'bulk', 'filled', action, items, chosen],
    queryFn: async () => {
      const fills = new Map<string, Awaited<ReturnType<typeof fillOf>>>()
      await eachOf(items ?? [], async item => void fills.set(item.id, await fillOf(action, item, chosen)))
      return (items ?? []).map(item => ({ item, fill: fills.get(item.id) ?? nothing }))
    },
    enabled: items !== undefined,
    placeholderData: former => former,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

const nothing: BulkFill = { form: {} }

async function fillOf(action: string, item: BulkItem, chosen: Record<string, unknown>): Promise<BulkFill> {
  const own = item.open && item.case ? bulkFormOf(item.case.subjectKind) : undefined
  return own ? own.fill(action, item, chosen) : { form: {} }
}
