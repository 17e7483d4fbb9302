/** What a lock file says of one package; every other key is kept as it is. */
interface LockedPackage {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

interface Lock {
  packages: Record<string, LockedPackage>
}

const SYSTEM = /(android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)/
const PROCESSOR = /(arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64|wasm32)(?![a-z0-9])/

/**
 * The lock file with an entry for every optional package that a locked one names. An install through a mirror that lacks
 * the programs of other platforms leaves them out, and `npm ci` then refuses the lock file everywhere.
 */
export function completeLock(text: string): string {
  const lock = JSON.parse(text) as Lock
  for (const [path, locked] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
      if (isLocked(lock, path, name)) continue
      lock.packages[`node_modules/${name}`] = platformPackage(name, version, locked.dev === true)
    }
  }
  const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  return `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`
}

/** Whether the package at `path` finds `name` in its own folder or one above, as Node looks for it. */
function isLocked(lock: Lock, path: string, name: string): boolean {
  const folders = path
    .split('/node_modules/')
    .map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'))
  return ['', ...folders].some(folder => `${folder === '' ? '' : `${folder}/`}node_modules/${name}` in lock.packages)
}

function platformPackage(name: string, version: string, dev: boolean): LockedPackage {
  const system = SYSTEM.exec(name)?.[1]
  const processor = PROCESSOR.exec(name)?.[1]
  const library = name.includes('musl') ? 'musl' : 'glibc'
  return {
    version,
    ...(processor ? { cpu: [processor] } : {}),
    ...(dev ? { dev } : {}),
    ...(system === 'linux' && /musl|gnu/.test(name) ? { libc: [library] } : {}),
    optional: true,
    ...(system ? { os: [system] } : {}),
  }
}
