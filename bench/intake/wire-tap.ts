import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net'

/** One statement as a client sent it; parameters in their text form. */
export interface Statement {
  sql: string
  values: readonly (string | null)[]
}

export interface WireTap {
  /** The database's address by way of the tap. */
  url: string
  /** What was sent while `during` ran, in the order it was sent. */
  listen(during: () => Promise<unknown>): Promise<Statement[]>
  close(): void
}

/** Stands between a server and its PostgreSQL and reads along: the statements are the product's own, nobody copied them. */
export async function openWireTap(databaseUrl: string): Promise<WireTap> {
  const target = new URL(databaseUrl)
  let heard: Statement[] | undefined
  const sockets = new Set<Socket>()
  const server = createServer(client => {
    const database = connect(Number(target.port), target.hostname)
    const reader = createReader(statement => heard?.push(statement))
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('error', () => client.destroy())
      socket.on('close', () => [client, database].forEach(one => one.destroy()))
    }
    client.on('data', (bytes: Buffer) => {
      reader(bytes)
      database.write(bytes)
    })
    database.pipe(client)
  })
  const url = new URL(databaseUrl)
  url.port = String(await portOf(server))
  return {
    url: url.toString(),
    async listen(during) {
      const statements: Statement[] = []
      heard = statements
      await during()
      heard = undefined
      return statements
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

function portOf(server: Server): Promise<number> {
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

/** Reads the frontend's messages of protocol 3.0: Query, Parse and Bind; the first message has no type. */
function createReader(onStatement: (statement: Statement) => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0)
  let begun = false
  const parsed = new Map<string, string>()
  const read = (type: string, body: Buffer) => {
    const [name, afterName] = textAt(body, 0)
    if (type === 'Q') onStatement({ sql: name, values: [] })
    if (type === 'P') parsed.set(name, textAt(body, afterName)[0])
    if (type === 'B') {
      const [statement, at] = textAt(body, afterName)
      onStatement({ sql: parsed.get(statement) ?? '', values: valuesOf(body, at) })
    }
  }
  return bytes => {
    rest = Buffer.concat([rest, bytes])
    for (;;) {
      const head = begun ? 1 : 0
      if (rest.length < head + 4) return
      const end = head + rest.readInt32BE(head)
      if (rest.length < end) return
      if (begun) read(String.fromCharCode(rest[0] ?? 0), rest.subarray(head + 4, end))
      begun = true
      rest = rest.subarray(end)
    }
  }
}

function textAt(body: Buffer, from: number): [text: string, after: number] {
  const end = body.indexOf(0, from)
  return [body.toString('utf8', from, end), end + 1]
}

/** Of a Bind message, from its format codes on. */
function valuesOf(body: Buffer, from: number): (string | null)[] {
  const formats = Array.from({ length: body.readInt16BE(from) }, (_, index) => body.readInt16BE(from + 2 + index * 2))
  if (formats.some(format => format !== 0)) throw new Error('A parameter was sent in binary')
  let at = from + 2 + formats.length * 2
  const count = body.readInt16BE(at)
  at += 2
  return Array.from({ length: count }, () => {
    const length = body.readInt32BE(at)
    at += 4
    if (length === -1) return null
    at += length
    return body.toString('utf8', at - length, at)
  })
}
