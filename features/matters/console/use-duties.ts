import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { newId } from '#kernel/ids/index.ts'
import { useLocale } from '#ui/i18n.ts'
import { matters } from './api.ts'

const key = ['matter', 'duties'] as const

/** The duty list: what is in force now, or with `all` also what was and what comes. */
export function useDuties(categoryId: string | undefined, all: boolean) {
  const locale = useLocale()
  return useQuery({
    queryKey: [...key, categoryId, all, locale],
    queryFn: async () => {
      const query = { ...(categoryId ? { categoryId } : {}), ...(all ? { all: 'true' } : {}) }
      return (await matters.listDuties({ query })).duties
    },
  })
}

type Body = Parameters<typeof matters.createDuty>[0]['body']
export type DutyAnswer = Omit<Body, 'requestId'>

/** Changes to the duty list; old rows stay on record. */
export function useDutyChanges() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: key })
  const save = useMutation({
    mutationFn: ({ id, ...body }: Body & { id: string | null }) =>
      id === null ? matters.createDuty({ body }) : matters.replaceDuty({ params: { id }, body }),
    onSuccess,
  })
  const end = useMutation({
    mutationFn: ({ id, effectiveTo }: { id: string; effectiveTo: string | undefined }) =>
      matters.endDuty({ params: { id }, body: { requestId: newId(), ...(effectiveTo ? { effectiveTo } : {}) } }),
    onSuccess,
  })
  const attempt = useMutation({
    mutationFn: (change: { remove: string[]; add: DutyAnswer[] }) =>
      matters.tryDuties({ body: { remove: change.remove, add: change.add.map(withoutDate) } }),
  })
  return { save, end, attempt }
}

function withoutDate({ effectiveFrom: _effectiveFrom, ...duty }: DutyAnswer) {
  return duty
}
