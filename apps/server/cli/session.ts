import { contract as access } from '#kernel/access/index.ts'
import { readConfig } from '#platform/config.ts'
import type { ClientOptions } from '#platform/client/call.ts'
import { migrate, openDatabase } from '#platform/db/index.ts'
import { createLog } from '#platform/log.ts'
import { buildApp } from '../app.ts'

/** A signed-in client of a running Jinlin. */
export interface Session {
  options: ClientOptions
}

/**
 * Signs in over HTTP (JINLIN_USER and JINLIN_PASSWORD, else as a demo persona) and runs the work.
 * Without a url a server is started on the local data for as long as the work takes; `works`: it also does the jobs.
 */
export async function withSession<T>(
  target: { url: string | undefined; username: string; works?: boolean },
  work: (session: Session) => Promise<T>,
): Promise<T> {
  if (target.url) return work(await signIn(target.url.replace(/\/$/, ''), target.username))
  const config = readConfig(process.env)
  const database = await openDatabase(config)
  await migrate(database)
  const app = await buildApp({ config, database, log: createLog('warn'), limited: false })
  try {
    if (target.works) await app.queue.work(app.jobDeps)
    const url = await app.http.listen({ port: 0, host: '127.0.0.1' })
    return await work(await signIn(url, target.username))
  } finally {
    await app.close()
  }
}

async function signIn(base: string, username: string): Promise<Session> {
  const { JINLIN_USER: user, JINLIN_PASSWORD: password } = process.env
  const [path, body] =
    user && password
      ? [access.routes.signIn.path, { username: user, password }]
      : [access.routes.signInAsDemo.path, { username }]
  const response = await fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`Sign-in at ${base} failed: ${await response.text()}`)
  const cookie = response.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
  const send: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('cookie', cookie)
    return fetch(input, { ...init, headers })
  }
  return { options: { locale: () => 'zh', base, fetch: send } }
}
