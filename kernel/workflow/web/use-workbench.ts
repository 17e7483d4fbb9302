import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Inbox } from '../shapes.ts'
import { cases } from './api.ts'
import { readWorkbenchSearch, type WorkbenchSearch } from './workbench-search.ts'

/** Others act while one looks; half a minute is soon enough for a list. */
const often = 30_000

/** What waits for me, by inbox. */
export function useInboxes() {
  return useQuery({
    queryKey: ['workflow', 'workbench'],
    queryFn: async () => (await cases.getWorkbench({})).inboxes,
    refetchInterval: often,
  })
}
export type InboxCard = NonNullable<ReturnType<typeof useInboxes>['data']>[number]

/** One page of one inbox, the most pressing first. */
export function useInbox(inbox: Inbox | undefined, cursor: string | undefined, live = false) {
  return useQuery({
    queryKey: ['workflow', 'inbox', inbox, cursor],
    queryFn: () =>
      cases.listCases({ query: { ...(inbox ? { inbox } : {}), ...(cursor ? { cursor } : {}), limit: 50 } }),
    enabled: inbox !== undefined,
    placeholderData: (former, query) => (query?.queryKey[2] === inbox ? former : undefined),
    refetchInterval: live ? false : often,
  })
}

/** What the address says, and how to change a part of it. */
export function useWorkbenchSearch(): [WorkbenchSearch, (part: WorkbenchSearch, replace?: boolean) => void] {
  const search = readWorkbenchSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  return [search, (part, replace = false) => void navigate({ to: '/', search: { ...search, ...part }, replace })]
}

/** Without a choice: the first inbox in which something waits. */
export function firstBusy(cards: readonly InboxCard[] | undefined): Inbox | undefined {
  return cards && (cards.find(card => card.count > 0)?.inbox ?? 'accept')
}
