import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where an exchange breaks: before the server hears of it, or after it has done it and before anybody is told. */
export type Break = 'before' | 'after'

interface Cut {
  /** Which request of those it counts, from 1. */
  at: number
  when: Break
  counts: (method: string, path: string) => boolean
}

/**
 * The line between a phone and the site: everything passes, until it is cut. The address stays the same, so a browser
 * that comes back finds what it had kept.
 */
export class CutLine {
  readonly #server: Server
  readonly #target: URL
  #dead = false
  #cut: Cut | null = null
  #seen = 0

  private constructor(target: string) {
    this.#target = new URL(target)
    this.#server = createServer((incoming, outgoing) => void this.#pass(incoming, outgoing))
  }

  static async open(target: string): Promise<CutLine> {
    const line = new CutLine(target)
    await new Promise<void>(resolve => line.#server.listen(0, '127.0.0.1', resolve))
    return line
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Breaks at that request; from then on the line is dead. */
  cutAt(cut: Cut): void {
    this.#seen = 0
    this.#cut = cut
  }

  /** True once it has broken where it was told to. */
  get broken(): boolean {
    return this.#dead
  }

  kill(): void {
    this.#dead = true
    this.#server.closeAllConnections()
  }

  mend(): void {
    this.#dead = false
    this.#cut = null
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise(resolve => this.#server.close(resolve))
  }

  async #pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    if (this.#dead) return void incoming.socket.destroy()
    const when = this.#breaksHere(incoming)
    if (when) this.#dead = true
    if (when === 'before') return void incoming.socket.destroy()
    const answer = await this.#forward(incoming)
    if (when === 'after' || !answer) return void incoming.socket.destroy()
    outgoing.writeHead(answer.status, answer.headers)
    outgoing.end(answer.body)
  }

  #breaksHere({ method = '', url = '' }: IncomingMessage): Break | null {
    if (!this.#cut?.counts(method, url)) return null
    this.#seen += 1
    return this.#seen === this.#cut.at ? this.#cut.when : null
  }

  /** The whole answer, or null when the site gave none. */
  async #forward(incoming: IncomingMessage): Promise<Answer | null> {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const { hostname, port, host, origin } = this.#target
    const headers = { ...incoming.headers, host, ...(incoming.headers.origin ? { origin } : {}) }
    return new Promise(resolve => {
      const onward = request({ hostname, port, method: incoming.method, path: incoming.url, headers }, async reply => {
        const body: Buffer[] = []
        for await (const chunk of reply) body.push(chunk as Buffer)
        resolve({ status: reply.statusCode ?? 502, headers: reply.headers, body: Buffer.concat(body) })
      })
      onward.on('error', () => resolve(null))
      onward.end(Buffer.concat(chunks))
    })
  }
}

interface Answer {
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
}
