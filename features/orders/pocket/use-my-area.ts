import { useState } from 'react'
import { keep, recall } from '#ui/device-store.ts'
import { useViewer } from '#ui/Viewer.tsx'

const key = 'jinlin.community'

/** The community last chosen on this device. */
export function recallCommunity(): string | null {
  const known = recall(key)
  return known !== null && /^\d{12}$/.test(known) ? known : null
}

/** The community somebody looks at: the one chosen on this device, or that of their post; nothing is tracked. */
export function useMyArea(): [string | null, (code: string | null) => void] {
  const { posts } = useViewer()
  const post = posts.find(one => one.areaCode.length >= 12)?.areaCode.slice(0, 12) ?? null
  const [chosen, setChosen] = useState(() => recallCommunity() ?? post)
  return [
    chosen,
    code => {
      if (code) keep(key, code)
      setChosen(code)
    },
  ]
}
