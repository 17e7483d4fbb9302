import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { contract, type Session, type SignInReply } from '#kernel/access/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { ApiError, createClient, OfflineError } from '#platform/client/call.ts'
import type { Locale } from '#platform/i18n.ts'
import { keep, recall } from '#ui/device-store.ts'
import { adoptLocale, currentLocale } from '#ui/i18n.ts'

const api = createClient(contract, { locale: currentLocale })
const sessionKey = ['session'] as const
const noticeKey = ['session-notice'] as const

/** Who is signed in; `person` is null for nobody. */
export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: readSession,
    staleTime: 60_000,
  })
}

const copyKey = 'jinlin.session'

/** Without a network, whoever was signed in here last still is: an installed app must open in a cellar, too. */
async function readSession(): Promise<Session> {
  try {
    const found = await api.getSession({})
    if (found.locale) adoptLocale(found.locale)
    keep(copyKey, found.person ? JSON.stringify(found) : null)
    return found
  } catch (error) {
    const copy = error instanceof OfflineError ? recall(copyKey) : null
    if (copy === null) throw error
    return JSON.parse(copy)
  }
}

/** Why the last session ended, in the server's words, when it was not the person's own wish. */
export function useSessionNotice(): string | null {
  const { data } = useQuery<string | null>({ queryKey: noticeKey, queryFn: () => null, enabled: false })
  return data ?? null
}

/** The people of the demo city. */
export function usePersonas(enabled: boolean) {
  return useQuery({
    queryKey: ['demo-personas'],
    queryFn: async () => (await api.listDemoPersonas({})).items,
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  })
}
export type Persona = Awaited<ReturnType<typeof api.listDemoPersonas>>['items'][number]

export type SignIn =
  | { by: 'password'; username: string; password: string }
  | { by: 'phone'; phone: string; code: string }
  | { by: 'persona'; username: string }
  | { by: 'ticket'; ticket: string; code: string }

/** Signs in; the answer is the new session, or a ticket for the second step while nobody is signed in. */
export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (way: SignIn) => signIn(way),
    onSuccess: ({ ticket, ...session }) => {
      client.setQueryData(noticeKey, null)
      if (ticket !== null) return
      client.setQueryData(sessionKey, session)
      keep(copyKey, JSON.stringify(session))
    },
  })
}

export function useSendCode() {
  return useMutation({ mutationFn: (phone: string) => api.sendPhoneCode({ body: { phone } }) })
}

export function useChangePassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (words: { current: string; next: string }) => api.changePassword({ body: words }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKey }),
  })
}

/** Asks again who is signed in and what is open to them. */
export function useRenewSession(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: sessionKey })
}

/** Ends this session, or all sessions of the person, and forgets everything that was read. */
export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (everywhere: boolean) => (everywhere ? api.signOutEverywhere({}) : api.signOut({})),
    onSuccess: () => forgetSession(client),
  })
}

/** Tells the account which language to write to it in; the page itself changes without waiting for the answer. */
export function useKeepLocale() {
  const client = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: (locale: Locale) => api.editProfile({ body: { requestId: newId(), locale } }),
  })
  return (locale: Locale) => {
    if (client.getQueryData<Session>(sessionKey)?.person) mutate(locale)
  }
}

/** What a refused call means for the session: a 401 ends it here as well. */
export function noteRefusal(client: QueryClient, error: unknown): void {
  const signedIn = client.getQueryData<Session>(sessionKey)?.person
  if (!signedIn || !(error instanceof ApiError) || error.status !== 401) return
  client.setQueryData(noticeKey, error.problem.detail)
  void forgetSession(client)
}

function forgetSession(client: QueryClient): Promise<void> {
  keep(copyKey, null)
  const kept: unknown[] = [sessionKey[0], noticeKey[0]]
  client.removeQueries({ predicate: query => !kept.includes(query.queryKey[0]) })
  return client.invalidateQueries({ queryKey: sessionKey })
}

async function signIn(way: SignIn): Promise<SignInReply> {
  switch (way.by) {
    case 'password':
      return api.signIn({ body: { username: way.username, password: way.password } })
    case 'phone':
      return api.signInByPhone({ body: { phone: way.phone, code: way.code } })
    case 'persona':
      return { ...(await api.signInAsDemo({ body: { username: way.username } })), ticket: null }
    case 'ticket':
      return { ...(await api.signInSecondStep({ body: { ticket: way.ticket, code: way.code } })), ticket: null }
  }
}
