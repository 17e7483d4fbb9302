import type { ChangeUrl, UrlState } from '#kernel/territory/web/index.ts'

/** What each of the lists of the page is given: the address, and the area it is narrowed to. */
export interface ListProps {
  url: UrlState
  change: ChangeUrl
  areaCode: string | undefined
}

/** The part of a query every list has. */
export function pageOf({ url, areaCode }: Pick<ListProps, 'url' | 'areaCode'>) {
  return {
    limit: url['limit'] ? Number(url['limit']) : 20,
    ...(areaCode ? { areaCode } : {}),
    ...(url['cursor'] ? { cursor: url['cursor'] } : {}),
  }
}

export function yearOf({ url }: Pick<ListProps, 'url'>) {
  return url['year'] ? { year: Number(url['year']) } : {}
}
