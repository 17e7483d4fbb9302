import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { newId } from '#kernel/ids/index.ts'
import { urlOf } from '#platform/client/call.ts'
import { useLocale } from '#ui/i18n.ts'
import { sendFile } from '#ui/photo/send-file.ts'
import { contract } from '../../contract.ts'
import { desk } from '../api.ts'

const key = ['desk', 'imports'] as const
const often = 800

export function useImportKinds() {
  const locale = useLocale()
  return useQuery({ queryKey: [...key, 'kinds', locale], queryFn: () => desk.listImportKinds({}) })
}

export function useImports(cursor: string | undefined) {
  return useQuery({
    queryKey: [...key, 'list', cursor],
    queryFn: () => desk.listImportRuns({ query: { limit: 10, ...(cursor ? { cursor } : {}) } }),
    placeholderData: former => former,
    refetchInterval: ({ state }) => (state.data?.items.some(item => isUnderWay(item.state)) ? often : false),
  })
}

/** One import; looked at again until it is done. */
export function useImport(id: string) {
  const locale = useLocale()
  return useQuery({
    queryKey: [...key, id, locale],
    queryFn: () => desk.getImportRun({ params: { id } }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.state) ? often : false),
  })
}

export function isUnderWay(state: string): boolean {
  return state === 'waiting' || state === 'running'
}

/** Sends a file to be looked at. */
export function useCheck(kind: string) {
  return useMutation({
    mutationFn: async (file: File) =>
      contract.routes.checkImport.reply.parse(
        await sendFile(urlOf(contract.routes.checkImport, { params: { kind } }), file),
      ),
  })
}

/** What may be done with an import of one's own. */
export function useImportSteps(id: string) {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: key })
  return {
    apply: useMutation({
      mutationFn: () => desk.applyImport({ params: { id }, body: { requestId: newId() } }),
      onSuccess,
    }),
    cancel: useMutation({
      mutationFn: () => desk.cancelImport({ params: { id }, body: { requestId: newId() } }),
      onSuccess,
    }),
    remap: useMutation({
      mutationFn: (asked: { headerRow: number; mapping: Record<string, number | null> }) =>
        desk.mapImport({ params: { id }, body: { requestId: newId(), ...asked } }),
      onSuccess,
    }),
  }
}
