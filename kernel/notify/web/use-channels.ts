import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteReply } from '#platform/http/route.ts'
import { notifyContract } from '../contract.ts'
import { inbox } from './use-inbox.ts'

export type ChannelsView = RouteReply<typeof notifyContract.routes.listChannels>
export type ChannelView = ChannelsView['items'][number]
const key = ['notify', 'channels']

export function useChannels() {
  return useQuery({ queryKey: key, queryFn: () => inbox.listChannels({}) })
}

/** Every change answers with all channels as they stand then. */
export function useChannelChange<A>(change: (args: A) => Promise<ChannelsView>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: view => client.setQueryData(key, view) })
}
