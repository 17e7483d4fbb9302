import { holdsAny, useViewer } from '#ui/Viewer.tsx'

/** Whether a permission probably carries to an area, for buttons; the server decides by the post itself. */
export function useReach(permission: string): (areaCode: string) => boolean {
  const viewer = useViewer()
  const held = holdsAny(viewer, [permission])
  return areaCode => held && viewer.posts.some(post => areaCode.startsWith(post.areaCode))
}
