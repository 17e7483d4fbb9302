import { useArea, useViewer } from '#ui/Viewer.tsx'

const COMMUNITY_DIGITS = 12

/** The community a form begins with: the one chosen above, else that of one's own post. */
export function useOwnCommunity(): string | undefined {
  const { areaCode } = useArea()
  const { posts } = useViewer()
  const own = posts.map(post => post.areaCode)
  return [areaCode, ...own].find(code => code?.length === COMMUNITY_DIGITS) ?? undefined
}
