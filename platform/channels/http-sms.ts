import type { SendOutbound } from '#platform/outbound.ts'
import type { SmsDriver } from '#platform/sms.ts'
import { ChannelError, faultOfStatus, toChannelError } from './channel-error.ts'

/**
 * Any provider with an HTTP interface. In `url`, `headers` and `body`, `{{phone}}` stands for the number in E.164,
 * `{{local}}` for the same without +86, `{{text}}` for the words and `{{key}}` for the secret.
 */
export interface HttpSmsSettings {
  url: string
  method: 'GET' | 'POST' | 'PUT'
  /** One a line, `Name: value`. */
  headers: string
  body: string
  /** Taken only when the answer holds these words; any 2xx when empty. */
  succeeds: string
  key: string
}

/** Text messages by the provider these settings describe. */
export function httpSms(settings: HttpSmsSettings, send: SendOutbound): SmsDriver {
  return {
    name: 'http',
    async send(to, text) {
      const values = { phone: to, local: to.replace(/^\+86/, ''), text, key: settings.key }
      const headers = parseHeaders(fill(settings.headers, values, value => value))
      const write = writerFor(headers['content-type'] ?? '')
      const request = {
        url: fill(settings.url, values, encodeURIComponent),
        method: settings.method,
        headers,
        body: settings.method === 'GET' ? undefined : fill(settings.body, values, write),
      }
      const reply = await send(request).catch((error: unknown) => {
        throw toChannelError(error)
      })
      const fault = faultOfStatus(reply.status)
      // A missing path is a wrong setting, not a number that is gone.
      if (fault) throw new ChannelError(fault === 'gone' ? 'set_up' : fault, `HTTP ${reply.status}`)
      if (settings.succeeds && !reply.text.includes(settings.succeeds))
        throw new ChannelError('refused', withoutPersonal(reply.text, values))
    },
  }
}

type Values = Record<'phone' | 'local' | 'text' | 'key', string>

function fill(template: string, values: Values, write: (value: string) => string): string {
  return template.replaceAll(/\{\{(phone|local|text|key)\}\}/g, (_match, name: keyof Values) => write(values[name]))
}

/** How a value is written inside the body, by what kind of body it is. */
function writerFor(contentType: string): (value: string) => string {
  if (contentType.includes('json')) return value => JSON.stringify(value).slice(1, -1)
  if (contentType.includes('form-urlencoded')) return encodeURIComponent
  if (contentType.includes('xml')) return value => value.replaceAll(/[<>&"']/g, one => `&#${one.codePointAt(0)};`)
  return value => value
}

function parseHeaders(lines: string): Record<string, string> {
  const pairs = lines.split('\n').flatMap(line => {
    const colon = line.indexOf(':')
    return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]]
  })
  return Object.fromEntries(pairs)
}

/** Providers like to repeat what they were sent. */
function withoutPersonal(reply: string, values: Values): string {
  return Object.values(values)
    .filter(value => value !== '')
    .reduce((text, value) => text.replaceAll(value, '…'), reply)
}
