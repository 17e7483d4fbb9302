import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createClient } from '#platform/client/call.ts'
import type { RouteReply } from '#platform/http/route.ts'
import { currentLocale } from '#ui/i18n.ts'
import { contract } from '../contract.ts'

export const access = createClient(contract, { locale: currentLocale })

export type Grants = RouteReply<typeof contract.routes.listGrants>['items']
export type PermissionGrants = Grants[number]
export type Grant = PermissionGrants['grants'][number]
export type OwnFactor = RouteReply<typeof contract.routes.getSecondFactor>
export type OwnSession = RouteReply<typeof contract.routes.listSessions>['items'][number]

/** Runs a change of accounts or grants and reads again what of them is on the page. */
export function useAccessChange<A, R>(change: (args: A) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ['access'] }) })
}
