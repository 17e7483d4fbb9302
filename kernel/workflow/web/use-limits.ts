import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { newId } from '#kernel/ids/index.ts'
import { PROFILES, type Profile } from '../profiles.ts'
import { cases, type Limit } from './api.ts'

const key = ['workflow', 'limits'] as const

/** The profile in force and its rules. */
export function useLimits(profile: string | undefined) {
  return useQuery({
    queryKey: [...key, profile],
    queryFn: () => cases.listLimits({ query: profile ? { profile } : {} }),
  })
}

/** The procedures limits can name. */
export function useProcedures() {
  return useQuery({
    queryKey: ['workflow', 'procedures', null],
    queryFn: async () => (await cases.listProcedures({ query: {} })).items,
    staleTime: 60_000,
  })
}

export type LimitAnswer = Pick<Limit, 'profile' | 'procedure' | 'state' | 'category' | 'urgency' | 'areaCode'> &
  Pick<Limit, 'amount' | 'unit' | 'warnRatio'> & { reason: string }

/** Changes to limits; each is on record with its reason, and running clocks keep the rule they began by. */
export function useLimitChanges() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: key })
  const set = useMutation({
    mutationFn: (body: LimitAnswer & { requestId: string }) => cases.setLimit({ body }),
    onSuccess,
  })
  const end = useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      cases.endLimit({ params: { id }, body: { requestId: newId(), reason } }),
    onSuccess,
  })
  const choose = useMutation({
    mutationFn: ({ profile, reason }: { profile: Profile; reason: string }) =>
      cases.setLimitProfile({ body: { requestId: newId(), profile, reason } }),
    onSuccess,
  })
  return { set, end, choose }
}

export function isProfile(value: string): value is Profile {
  return PROFILES.some(profile => profile === value)
}
