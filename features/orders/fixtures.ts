import type { OpenOrdersBody } from './contract.ts'

/** One to open; give what matters to the test. */
export function aOrders(
  given: Partial<OpenOrdersBody> & Pick<OpenOrdersBody, 'requestId' | 'areaCode'>,
): OpenOrdersBody {
  return { words: '楼道里堆了杂物。挡住了消防通道。', ...given }
}
