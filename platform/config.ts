import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

const roles = ['api', 'worker', 'scheduler'] as const

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().default('0.0.0.0'),
  JINLIN_DATA: z.string().default('data'),
  DATABASE_URL: z.string().optional(),
  JINLIN_BASE_URL: z.url().optional(),
  JINLIN_SECRET: z.string().min(32).optional(),
  JINLIN_ROLES: z.string().default(roles.join(',')),
  JINLIN_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  JINLIN_MODE: z.enum(['demo', 'production']).default('demo'),
  JINLIN_PROXY: z.stringbool().default(false),
  JINLIN_CITY: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  JINLIN_UNLIMITED: z.stringbool().default(false),
  JINLIN_CLAMD: z
    .string()
    .regex(/^(\/.+|[^/:\s]+:\d+)$/, 'a socket path or host:port')
    .optional(),
  JINLIN_CLAMD_OPEN: z.stringbool().default(false),
  JINLIN_OUTBOUND_HOSTS: z.string().default(''),
  JINLIN_RESERVE_MB: z.coerce.number().int().min(0).default(256),
  JINLIN_REQUEST_SECONDS: z.coerce.number().int().min(1).default(60),
  JINLIN_POOL: z.coerce.number().int().min(1).max(200).default(20),
})

export type ServerRole = (typeof roles)[number]

export interface Config {
  port: number
  host: string
  /** Absolute directory of the embedded database, the files and the generated secret. */
  dataDir: string
  databaseUrl: string | undefined
  baseUrl: string
  /** At least 32 characters; every key (sessions, encryption, blind index) is derived from it. */
  secret: string
  roles: ServerRole[]
  logLevel: string
  mode: 'demo' | 'production'
  poolSize: number
  /** How long a client may take to send its question, in seconds; then the connection is ended. */
  requestSeconds: number
  /** Bytes of the data directory's disk that stay free: below, whatever would write is refused with 507. */
  reserveBytes: number
  behindProxy: boolean
  /** Four-digit code of the city, for the first start of a production database. */
  cityCode: string | undefined
  /**
   * `host:port` of machines in the own network that may be called though their address is private or their protocol
   * plain; everything else that leaves goes by https to public addresses only.
   */
  outboundHosts: string[]
  /** A clamd that looks at every upload: socket path or `host:port`; while it is away, uploads are refused unless `failOpen`. */
  clamd: { address: string; failOpen: boolean } | undefined
  /** No rate limits: for benches and fault tests on this machine only. */
  unlimited: boolean
}

/**
 * Reads the environment once. Throws with the names of the variables that are wrong.
 * Without JINLIN_SECRET a secret is made on first start and kept in the data directory.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) throw new Error(`Wrong environment: ${z.prettifyError(parsed.error)}`)
  const values = parsed.data
  const dataDir = resolve(values.JINLIN_DATA)
  const chosen = values.JINLIN_ROLES.split(',').map(name => name.trim())
  const unknown = chosen.filter(name => !roles.some(role => role === name))
  if (unknown.length > 0)
    throw new Error(`JINLIN_ROLES: unknown role ${unknown.join(', ')}; known: ${roles.join(', ')}`)
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir,
    databaseUrl: values.DATABASE_URL || undefined,
    baseUrl: values.JINLIN_BASE_URL ?? `http://localhost:${values.PORT}`,
    secret: values.JINLIN_SECRET ?? storedSecret(dataDir),
    roles: roles.filter(role => chosen.includes(role)),
    logLevel: values.JINLIN_LOG,
    mode: values.JINLIN_MODE,
    poolSize: values.JINLIN_POOL,
    requestSeconds: values.JINLIN_REQUEST_SECONDS,
    reserveBytes: values.JINLIN_RESERVE_MB * 1024 * 1024,
    behindProxy: values.JINLIN_PROXY,
    cityCode: values.JINLIN_CITY,
    outboundHosts: values.JINLIN_OUTBOUND_HOSTS.split(',').flatMap(host => host.trim() || []),
    clamd: values.JINLIN_CLAMD ? { address: values.JINLIN_CLAMD, failOpen: values.JINLIN_CLAMD_OPEN } : undefined,
    unlimited: values.JINLIN_UNLIMITED,
  }
}

/** Whether there is a secret already, so that {@link readConfig} would not make one. */
export function hasSecret(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env.JINLIN_SECRET) || existsSync(join(resolve(env.JINLIN_DATA ?? 'data'), 'secret'))
}

function storedSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dataDir, { recursive: true })
  const secret = randomBytes(32).toString('hex')
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  return secret
}
