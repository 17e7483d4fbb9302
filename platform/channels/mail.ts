import { createTransport } from 'nodemailer'
import { ChannelError } from './channel-error.ts'

export interface MailSettings {
  host: string
  port: number
  /** `tls` from the first byte (465), `starttls` (587), `none` for a relay on the same network. */
  security: 'tls' | 'starttls' | 'none'
  user: string
  password: string
  /** `近邻 <no-reply@city.example>` */
  from: string
}

export interface Mail {
  to: string
  subject: string
  text: string
}

const PATIENCE_MS = 10_000

/** Sends a plain text by SMTP. Throws {@link ChannelError}. */
export async function sendMail(settings: MailSettings, mail: Mail): Promise<void> {
  const transport = createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'none',
    ...(settings.user ? { auth: { user: settings.user, pass: settings.password } } : {}),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({ from: settings.from, ...mail })
  } catch (error) {
    throw toMailError(error, mail.to)
  } finally {
    transport.close()
  }
}

function toMailError(error: unknown, to: string): ChannelError {
  const said = error instanceof Error ? error.message.replaceAll(to, '…') : 'unknown'
  const code = field(error, 'code')
  const status = Number(field(error, 'responseCode') ?? 0)
  if (code === 'EAUTH') return new ChannelError('set_up', said)
  if (code === 'ETIMEDOUT') return new ChannelError('timeout', said)
  if (status >= 500) return new ChannelError('refused', said)
  return new ChannelError(status >= 400 ? 'busy' : 'unreachable', said)
}

function field(error: unknown, name: 'code' | 'responseCode'): unknown {
  return typeof error === 'object' && error !== null && name in error ? Reflect.get(error, name) : undefined
}
