import { Agent, request } from 'node:http'
import { urlOf } from '#platform/client/call.ts'
import type { Route, RouteArgs, RouteReply } from '#platform/http/route.ts'

/** Somebody who is signed in. Throws at anything but 200. */
export interface Client {
  cookie: string
  call<R extends Route>(route: R, args: RouteArgs<R>): Promise<RouteReply<R>>
}

interface Answer {
  text: string
  cookies: string[]
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

/** Signs a persona of the demo city in. */
export async function signIn(port: number, username: string): Promise<Client> {
  const { cookies } = await send(port, { method: 'POST', path: '/api/session/demo', body: { username } })
  const cookie = cookies.map(line => line.split(';')[0]).join('; ')
  return {
    cookie,
    async call(route, args: { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }) {
      const { text } = await send(port, { method: route.method, path: urlOf(route, args), body: args.body, cookie })
      return JSON.parse(text)
    },
  }
}

interface Message {
  method: string
  path: string
  body?: unknown
  cookie?: string
}

function send(port: number, { method, path, body, cookie }: Message): Promise<Answer> {
  const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
  const headers = {
    ...(cookie ? { cookie } : {}),
    ...(payload ? { 'content-type': 'application/json', 'content-length': payload.length } : {}),
  }
  return new Promise((resolve, reject) => {
    const asked = request({ agent, host: '127.0.0.1', port, method, path, headers }, reply => {
      const chunks: Buffer[] = []
      reply.on('data', (chunk: Buffer) => chunks.push(chunk))
      reply.on('error', reject)
      reply.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        if (reply.statusCode === 200) resolve({ text, cookies: reply.headers['set-cookie'] ?? [] })
        else reject(new Error(`${method} ${path}: ${reply.statusCode} ${text.slice(0, 300)}`))
      })
    })
    asked.on('error', reject)
    asked.end(payload)
  })
}
