import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { newId } from '#kernel/ids/index.ts'
import type { RouteReply } from '#platform/http/route.ts'
import { notifyContract } from '../contract.ts'
import type { Channel, Kind } from '../kinds.ts'
import { inbox } from './use-inbox.ts'

export type Mine = RouteReply<typeof notifyContract.routes.getMyNotifications>
export type AddressKind = Mine['addresses'][number]['kind']
const key = ['notify', 'mine']

export function useMine() {
  return useQuery({ queryKey: key, queryFn: () => inbox.getMyNotifications({}) })
}

/** Every change answers with how it stands then. */
export function useMineChange<A>(change: (args: A) => Promise<Mine>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: mine => client.setQueryData(key, mine) })
}

export function chooseChannels({ kind, channels }: { kind: Kind; channels: Channel[] }): Promise<Mine> {
  return inbox.saveMyNotifications({ body: { requestId: newId(), choices: { [kind]: channels } } })
}

export function endDevice(id: string): Promise<Mine> {
  return inbox.endDevice({ params: { id }, body: { requestId: newId() } })
}

export function removeAddress(kind: AddressKind): Promise<Mine> {
  return inbox.removeAddress({ body: { requestId: newId(), kind } })
}
