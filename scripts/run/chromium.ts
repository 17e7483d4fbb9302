import { findProgram } from './find-program.ts'
import { installPackages } from './install-package.ts'

/** Without windows of its own it needs less than half the processor time, but shows no notifications. */
const LIGHT = '/usr/bin/chromium-headless-shell'
const NAMES = [
  '/usr/bin/chromium',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A Chromium with everything a person's has; undefined when there is none. */
export function findCompleteChromium(): string | undefined {
  return findProgram(NAMES)
}

/** The path of a Chromium: the one CHROMIUM_PATH names, an installed one, or one installed now (with Chinese fonts). */
export async function ensureChromium(): Promise<string> {
  const given = process.env.CHROMIUM_PATH
  if (given && !findProgram([given])) throw new Error(`CHROMIUM_PATH names ${given}, which cannot be executed`)
  if (!findCompleteChromium() && !given) await installPackages(['chromium', 'fonts-noto-cjk'])
  if (!findProgram([LIGHT]) && !given) await installPackages(['chromium-headless-shell'])
  const found = findProgram(given ? [given] : [LIGHT, ...NAMES])
  if (found) return found
  throw new Error('The browser tests need Chromium: install it (Debian: chromium fonts-noto-cjk) or set CHROMIUM_PATH')
}
