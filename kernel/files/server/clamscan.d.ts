/** What we use of the library, which brings no types. */
declare module 'clamscan' {
  import type { Readable } from 'node:stream'

  interface ClamdSettings {
    host?: string
    port?: number
    socket?: string
    timeout: number
    localFallback: boolean
    bypassTest: boolean
    active: boolean
  }
  /** `isInfected` is null when the daemon gave no answer, or none that can be read. */
  interface ScanResult {
    isInfected: boolean | null
    viruses: string[]
  }
  export default class NodeClam {
    init(options: { clamdscan: ClamdSettings; preference: 'clamdscan' }): Promise<NodeClam>
    scanStream(stream: Readable): Promise<ScanResult>
  }
}
