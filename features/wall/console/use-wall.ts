import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { createClient } from '#platform/client/call.ts'
import { currentLocale, useLocale } from '#ui/i18n.ts'
import { useListDesk } from '#ui/list/list-desk.ts'
import { contract } from '../contract.ts'
import type { Wall } from '../shapes.ts'

const api = createClient(contract, { locale: currentLocale })

/** While nobody tells of changes, and for what changes by the clock alone: overdue, a new day. */
const EVERY_MS = 60_000
/** News come in bursts; a wall is read by the eye. */
const SOONEST_MS = 5_000
const DAY_MS = 86_400_000
/** Asia/Shanghai, all year. */
const OFFSET_MS = 8 * 3_600_000

/** What the wall shows, read again when something happened, every minute, and at midnight. */
export function useWall(area: string | undefined) {
  const locale = useLocale()
  const query = useQuery({
    queryKey: ['wall', area ?? '', locale],
    queryFn: ({ signal }) => api.readWall({ query: area === undefined ? {} : { area } }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
    // A screen that stays on for days keeps what it shows and nothing else.
    gcTime: EVERY_MS,
  })
  const { dataUpdatedAt, refetch } = query
  const news = useListDesk().useNews({ subjectKind: 'matter' })
  const told = (news.since(dataUpdatedAt) ?? 0) > 0
  useEffect(() => {
    if (!told) return
    const wait = Math.max(0, dataUpdatedAt + SOONEST_MS - Date.now())
    const timer = setTimeout(() => void refetch(), wait)
    return () => clearTimeout(timer)
  }, [told, dataUpdatedAt, refetch])
  useMidnight(refetch)
  return { ...query, live: news.live }
}

function useMidnight(act: () => unknown): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const arm = () => {
      const left = DAY_MS - ((Date.now() + OFFSET_MS) % DAY_MS)
      timer = setTimeout(() => {
        latest.current()
        arm()
      }, left + 1_000)
    }
    arm()
    return () => clearTimeout(timer)
  }, [])
}

/** The area to show now: the chosen one, and in turn each of its parts. */
export function useTurn(area: string | undefined, turn: number, parts: Wall['parts'] | undefined) {
  const [step, setStep] = useState(0)
  const codes = (parts ?? []).map(part => part.code)
  useEffect(() => {
    if (turn === 0) return
    const timer = setInterval(() => setStep(former => (former + 1) % 10_000), turn * 1_000)
    return () => clearInterval(timer)
  }, [turn])
  const all = [area, ...codes]
  return turn === 0 ? area : all[step % all.length]
}
