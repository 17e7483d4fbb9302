import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'

export interface Received {
  method: string
  url: string
  headers: Record<string, string>
  body: Buffer
}

/** A provider on this machine: keeps what it is sent, answers as told and 200 otherwise. */
export interface Receiver {
  host: string
  url: string
  calls: Received[]
  /** Answers for the next calls, first come first served. */
  replies: { status: number; text: string }[]
  close(): Promise<void>
}

export async function listenHttp(otherwise = '{"errcode":0,"errmsg":"ok"}'): Promise<Receiver> {
  const calls: Received[] = []
  const replies: Receiver['replies'] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    calls.push({ method: request.method ?? '', url: request.url ?? '', headers, body: Buffer.concat(chunks) })
    const { status, text } = replies.shift() ?? { status: 200, text: otherwise }
    response.writeHead(status).end(text)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    url: `http://${host}`,
    calls,
    replies,
    close: () =>
      new Promise(done => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

export interface MailServer {
  port: number
  /** Whole messages as they came, headers first. */
  mails: string[]
  /** What it says to the next RCPT TO instead of taking it. */
  refusals: string[]
  /** Who signed in, as AUTH PLAIN said. */
  signedIn: string[]
  close(): Promise<void>
}

/** Speaks as much SMTP (RFC 5321, AUTH PLAIN) as a relay needs. */
export async function listenSmtp(): Promise<MailServer> {
  const box: Omit<MailServer, 'port' | 'close'> = { mails: [], refusals: [], signedIn: [] }
  const sockets = new Set<Socket>()
  const server = createTcpServer(socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    serve(socket, box)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    ...box,
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise(done => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      }),
  }
}

function serve(socket: Socket, box: Omit<MailServer, 'port' | 'close'>): void {
  let pending = ''
  let mail: string | null = null
  const say = (line: string) => socket.write(`${line}\r\n`)
  const answer = (line: string): void => {
    const verb = line.split(' ')[0]?.toUpperCase()
    if (verb === 'EHLO') say('250-test\r\n250-AUTH PLAIN\r\n250 8BITMIME')
    else if (verb === 'AUTH') {
      box.signedIn.push(
        Buffer.from(line.split(' ')[2] ?? '', 'base64')
          .toString('utf8')
          .replaceAll('\0', ' ')
          .trim(),
      )
      say('235 welcome')
    } else if (verb === 'RCPT') say(box.refusals.shift() ?? '250 ok')
    else if (verb === 'DATA') {
      mail = ''
      say('354 go on')
    } else if (verb === 'QUIT') say('221 bye')
    else say('250 ok')
  }
  say('220 test ESMTP')
  socket.on('data', chunk => {
    pending += chunk.toString('utf8')
    for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
      const line = pending.slice(0, end)
      pending = pending.slice(end + 2)
      if (mail === null) answer(line)
      else if (line === '.') {
        box.mails.push(mail)
        mail = null
        say('250 queued')
      } else mail += `${line}\n`
    }
  })
}
