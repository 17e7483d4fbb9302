import { OutboundError } from '#platform/outbound.ts'

/** Why a provider did not take a message. `refused` and `gone` will be no different in an hour: they are not tried again. */
export type ChannelFault = 'refused' | 'gone' | 'busy' | 'unreachable' | 'timeout' | 'address_refused' | 'set_up'

export class ChannelError extends Error {
  readonly fault: ChannelFault
  /** What the provider said, for the ledger: without keys, numbers or the message. */
  readonly detail: string
  constructor(fault: ChannelFault, detail = '') {
    super(detail ? `${fault}: ${detail}` : fault)
    this.name = 'ChannelError'
    this.fault = fault
    this.detail = detail.slice(0, 200)
  }
}

/** Whether trying again later can help. */
export function mayPass(fault: ChannelFault): boolean {
  return fault !== 'refused' && fault !== 'gone'
}

/** Any failure of a channel in the words of the ledger. */
export function toChannelError(error: unknown): ChannelError {
  if (error instanceof ChannelError) return error
  if (error instanceof OutboundError) return new ChannelError(faults[error.fault], error.message)
  return new ChannelError('unreachable', error instanceof Error ? error.message : 'unknown')
}

const faults = {
  bad_request: 'set_up',
  address_refused: 'address_refused',
  timeout: 'timeout',
  too_large: 'unreachable',
  unreachable: 'unreachable',
} as const

/** The fault an HTTP status stands for; null when it was taken. */
export function faultOfStatus(status: number): ChannelFault | null {
  if (status >= 200 && status < 300) return null
  if (status === 404 || status === 410) return 'gone'
  if (status === 408 || status === 429 || status >= 500) return 'busy'
  return 'refused'
}
