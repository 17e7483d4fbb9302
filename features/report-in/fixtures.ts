import type { OpenReportInBody } from './contract.ts'

/** One to open; give what matters to the test. */
export function aReportIn(
  given: Partial<OpenReportInBody> & Pick<OpenReportInBody, 'requestId' | 'areaCode'>,
): OpenReportInBody {
  return { words: '楼道里堆了杂物。挡住了消防通道。', ...given }
}
