import { run } from './command.ts'

/**
 * Installs Debian packages when that is possible here (root, apt-get on the PATH).
 * Resolves to whether they are installed now.
 */
export async function installPackages(names: string[]): Promise<boolean> {
  if (process.getuid?.() !== 0) return false
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  console.log(`installing ${names.join(', ')}`)
  if ((await run('apt-get', ['update', '-qq'], env)) === 127) return false
  return (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], env)) === 0
}
