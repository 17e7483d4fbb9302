import { useState } from 'react'
import { keep, recall } from '#ui/device-store.ts'
import { useViewer } from '#ui/Viewer.tsx'

const key = 'jinlin.orders.area'

/** The neighbourhood somebody looks at: that of their post, or the one chosen on this device; nothing is tracked. */
export function useMyArea(): [string | null, (code: string | null) => void] {
  const { posts } = useViewer()
  const post = posts.find(one => one.areaCode.length >= 12)?.areaCode.slice(0, 12) ?? null
  const [chosen, setChosen] = useState(() => recall(key) ?? post)
  return [
    chosen,
    code => {
      keep(key, code)
      setChosen(code)
    },
  ]
}
