import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contracts } from '#apps/server/contracts.ts'
import { demoPassword } from '#kernel/access/index.ts'
import { PUBLIC, type Route } from '#platform/http/route.ts'

// What OWASP ASVS asks of sign-in, cookies and headers, on the whole application at an https address.
let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ baseUrl: 'https://jinlin.example' })
})
afterAll(() => app.close())

async function signIn(username: string, cookie = '', password = demoPassword) {
  const response = await app.http.inject({
    method: 'POST',
    url: '/api/session/sign-in',
    headers: { cookie },
    payload: { username, password },
  })
  return {
    status: response.statusCode,
    cookies: response.cookies,
    cookie: response.cookies.map(one => `${one.name}=${one.value}`).join('; '),
  }
}

async function whoAmI(cookie: string): Promise<string | null> {
  const response = await app.http.inject({ method: 'GET', url: '/api/session', headers: { cookie } })
  return response.json().person?.username ?? null
}

describe('cookies', () => {
  it('are bound to the host, encrypted on the way, hidden from scripts and from other sites', async () => {
    const { cookies } = await signIn('checker')
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) {
      expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
      expect(cookie.name).toMatch(/^__Host-jinlin\./)
      expect(cookie.domain).toBeUndefined()
      expect(`${cookie.name}${cookie.value}`.length).toBeLessThan(4096)
    }
  })
})

describe('session tokens', () => {
  it('are new at each sign-in, too long to guess, and the one the device had before is worth nothing', async () => {
    const first = await signIn('checker')
    const second = await signIn('checker', first.cookie)
    expect(await whoAmI(first.cookie)).toBeNull()
    expect(await whoAmI(second.cookie)).toBe('checker')
    const third = await signIn('housing', second.cookie)
    expect([await whoAmI(second.cookie), await whoAmI(third.cookie)]).toEqual([null, 'housing'])
    const tokens = (await app.db.selectFrom('auth.session').select('token').execute()).map(row => row.token)
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9]{32}$/)
  })

  it('planted by somebody else are not taken over', async () => {
    const name = (await signIn('checker')).cookies[0]?.name
    const planted = await signIn('checker', `${name}=chosen-by-somebody-else.AAAA`)
    expect(planted.cookie).not.toContain('chosen-by-somebody-else')
    expect(await whoAmI(planted.cookie)).toBe('checker')
  })
})

describe('passwords', () => {
  it('are taken exactly as they were typed', async () => {
    for (const near of [` ${demoPassword}`, `${demoPassword} `, demoPassword.toLowerCase()])
      expect((await signIn('leader', '', near)).status).toBe(401)
    expect((await signIn('leader')).status).toBe(200)
  })
})

describe('headers', () => {
  it('of every kind of answer keep browsers to https and to the type that was said', async () => {
    const urls = ['/api/session', '/api/cases', '/api/nothing', '/healthz', '/', '/console/']
    for (const url of urls) {
      const { headers } = await app.http.inject({ method: 'GET', url })
      expect(headers['strict-transport-security'], url).toBe('max-age=31536000; includeSubDomains')
      expect(headers['x-content-type-options'], url).toBe('nosniff')
      expect(headers['content-security-policy'], url).toContain("frame-ancestors 'self'")
      expect(headers['referrer-policy'], url).toBe('no-referrer')
    }
  })

  it('let no other site read an answer that needs signing in', async () => {
    for (const url of ['/api/session', '/api/cases', '/api/accounts']) {
      const { headers } = await app
        .as('secadmin')
        .raw({ method: 'GET', url, headers: { origin: 'https://evil.example' } })
      expect(headers['access-control-allow-origin'], url).toBeUndefined()
    }
  })
})

describe('requests other sites could send', () => {
  const changing = contracts
    .flatMap(contract => Object.values(contract.routes) as Route[])
    .filter(route => route.method !== 'GET' && route.body && route.permission !== PUBLIC)

  it('as a plain form or text are refused by every route that changes something', async () => {
    const client = app.as('secadmin')
    expect(changing.length).toBeGreaterThan(50)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
      for (const route of changing) {
        const url = route.path.replaceAll(/:[a-zA-Z]+/g, '990101')
        const headers = { 'content-type': type }
        const { status } = await client.raw({ method: route.method, url, headers, payload: 'a=1' })
        expect([400, 403, 404, 409, 415, 422], `${route.method} ${url} ${type}`).toContain(status)
      }
  })
})
