import type { OpenPartnersBody } from './contract.ts'

/** One to open; give what matters to the test. */
export function aPartners(
  given: Partial<OpenPartnersBody> & Pick<OpenPartnersBody, 'requestId' | 'areaCode'>,
): OpenPartnersBody {
  return { words: '楼道里堆了杂物。挡住了消防通道。', ...given }
}
