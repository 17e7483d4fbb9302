import { chromium } from 'playwright-core'
const base = 'http://localhost:8090'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] })
const list = JSON.parse(process.argv[2])
for (const [name, as, path, width, locale, dark] of list) {
  const ctx = await b.newContext({ baseURL: base, viewport: width === 390 ? { width: 390, height: 844 } : { width: 1440, height: 900 }, locale: locale === 'en' ? 'en-GB' : 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  await ctx.addInitScript(`localStorage.setItem('jinlin.locale','${locale || 'zh'}');${dark ? "localStorage.setItem('jinlin.night','night')" : ''}`)
  if (as) { const r = await ctx.request.post('/api/session/demo', { data: { username: as } }); if (r.status() !== 200) console.log(as, r.status(), await r.text()) }
  const p = await ctx.newPage()
  p.on('pageerror', e => console.log(name, 'ERR', e.message))
  await p.goto(path)
  await p.waitForTimeout(2500)
  await p.waitForFunction(() => !document.querySelector('.jl-skeleton,[aria-busy="true"]'), null, { timeout: 15000 }).catch(() => console.log(name, 'busy'))
  await p.screenshot({ path: `/tmp/shot-${name}.png`, fullPage: false })
  await ctx.close()
}
await b.close()
