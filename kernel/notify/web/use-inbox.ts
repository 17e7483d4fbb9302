import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { newId } from '#kernel/ids/index.ts'
import { createClient } from '#platform/client/call.ts'
import type { RouteReply } from '#platform/http/route.ts'
import { currentLocale, useLocale } from '#ui/i18n.ts'
import { notifyContract } from '../contract.ts'

export const inbox = createClient(notifyContract, { locale: currentLocale })
export type InboxMessage = RouteReply<typeof notifyContract.routes.listMessages>['items'][number]

/** How often an open page looks for new messages, in milliseconds. */
const pace = 60_000

/** The newest few and the number of unread ones. */
export function useLatest(limit = 8) {
  const locale = useLocale()
  return useQuery({
    queryKey: ['notify', 'latest', limit, locale],
    queryFn: () => inbox.listMessages({ query: { limit } }),
    refetchInterval: pace,
  })
}

/** Marks some messages as read; without ids, all of them. */
export function useMarkRead() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ids?: string[]) => inbox.markRead({ body: { requestId: newId(), ...(ids ? { ids } : {}) } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notify'] }),
  })
}
