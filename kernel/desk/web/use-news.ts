import { useEffect, useState } from 'react'
import type { News } from '#ui/list/list-desk.ts'
import { hearChanges } from './change-line.ts'

interface Told {
  caseId: string
  at: number
}

/** More than this many are not counted one by one. */
const MOST = 200

/** What others did since a list was read: one for each case, whatever was done to it. One's own doing is no news. */
export function useNews({ subjectKind }: { subjectKind?: string }): News {
  const [told, setTold] = useState<readonly Told[]>([])
  const [live, setLive] = useState(false)
  useEffect(
    () =>
      hearChanges(heard => {
        const at = Date.now()
        if (heard.type === 'live') return setLive(heard.live)
        if (heard.type === 'reset') return setTold(former => [...former, { caseId: '', at }])
        const { change } = heard
        if (change.mine || (subjectKind !== undefined && change.subjectKind !== subjectKind)) return
        setTold(former =>
          [{ caseId: change.caseId, at }, ...former.filter(one => one.caseId !== change.caseId)].slice(0, MOST),
        )
      }),
    [subjectKind],
  )
  return { since: seenAt => told.filter(one => one.at > seenAt).length, live }
}
