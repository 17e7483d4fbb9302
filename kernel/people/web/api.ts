import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createClient } from '#platform/client/call.ts'
import { currentLocale } from '#ui/i18n.ts'
import { contract } from '../contract.ts'

export const directory = createClient(contract, { locale: currentLocale })

/** Runs a change of the directory and reads again whatever of it is on the page. */
export function useDirectoryChange<A, R>(change: (args: A) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ['people'] }) })
}
