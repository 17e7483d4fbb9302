import { Readable } from 'node:stream'
import NodeClam from 'clamscan'
import { DomainError } from '#platform/error.ts'

export interface Verdict {
  /** Names of what was found; empty when it is clean. */
  viruses: string[]
}

/** Looks at the bytes as they were sent. Throws `files.scanner_down` when nobody looked. */
export type Scan = (bytes: Buffer) => Promise<Verdict>

/** Without a scanner everything is taken for clean; photos are decoded and written anew in any case. */
export const noScan: Scan = async () => ({ viruses: [] })

const PATIENCE_MS = 15_000

export interface ClamdOptions {
  /** `/run/clamav/clamd.ctl`, or `host:port`. */
  address: string
  /** Take photos in unseen while the scanner is away. */
  failOpen: boolean
  onDown: (error: unknown) => void
}

/** A clamd over its socket (INSTREAM). Only a plain "clean" counts as clean: silence and riddles are no answer. */
export function clamdScan({ address, failOpen, onDown }: ClamdOptions): Scan {
  const [host = '', port] = address.split(':')
  const where = address.startsWith('/') ? { socket: address } : { host, port: Number(port) }
  const settings = { ...where, timeout: PATIENCE_MS, localFallback: false, bypassTest: true, active: true }
  return async bytes => {
    try {
      const clamd = await new NodeClam().init({ clamdscan: settings, preference: 'clamdscan' })
      const { isInfected, viruses } = await clamd.scanStream(Readable.from([bytes]))
      if (isInfected === null) throw new Error('no answer that can be read')
      return { viruses: isInfected ? (viruses.length > 0 ? viruses : ['unnamed']) : [] }
    } catch (error) {
      onDown(error)
      if (failOpen) return { viruses: [] }
      throw new DomainError('files.scanner_down', { status: 503, field: 'files' })
    }
  }
}
