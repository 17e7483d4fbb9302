import { chromium } from 'playwright-core'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox', '--allow-file-access-from-files'] })
const p = await b.newPage({ viewport: { width: 1990, height: 844 } })
await p.goto('file:///tmp/montage.html'); await p.waitForTimeout(500)
await p.screenshot({ path: '/tmp/m1.png' }); await b.close()
