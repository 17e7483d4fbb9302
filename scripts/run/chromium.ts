import { findProgram } from './find-program.ts'
import { installPackages } from './install-package.ts'

const NAMES = [
  // Without windows of its own it needs less than half the processor time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a Chromium: the one CHROMIUM_PATH names, an installed one, or one installed now (with Chinese fonts). */
export async function ensureChromium(): Promise<string> {
  const given = process.env.CHROMIUM_PATH
  const found = findProgram(given ? [given] : NAMES)
  if (found) return found
  if (given) throw new Error(`CHROMIUM_PATH names ${given}, which cannot be executed`)
  if (!(await installPackages(['chromium-headless-shell', 'fonts-noto-cjk'])))
    await installPackages(['chromium', 'fonts-noto-cjk'])
  const installed = findProgram(NAMES)
  if (installed) return installed
  throw new Error('The browser tests need Chromium: install it (Debian: chromium fonts-noto-cjk) or set CHROMIUM_PATH')
}
