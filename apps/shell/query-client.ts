import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from '#platform/client/call.ts'
import { noteRefusal } from './session.ts'

/** Server data of one face. A session that ended meanwhile leads back to sign-in, wherever it is noticed. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => noteRefusal(client, error)
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry: mayRetry, staleTime: 5_000 } },
  })
  return client
}

/** A refusal stays a refusal; only silence and a busy server are asked again. */
function mayRetry(failures: number, error: unknown): boolean {
  if (error instanceof ApiError && error.status !== 503) return false
  return failures < 2
}
