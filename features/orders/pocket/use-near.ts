import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale } from '#ui/i18n.ts'
import { orders } from './api.ts'

export const distances = ['1000', '3000'] as const
export type Distance = (typeof distances)[number]

/** Asks the device where it is only when a distance is chosen; without an answer nothing is narrowed. */
export function useNear() {
  const [distance, setDistance] = useState<Distance | null>(null)
  const [position, setPosition] = useState<{ lng: number; lat: number } | null>(null)
  const [refused, setRefused] = useState(false)
  const choose = (next: Distance | null) => {
    setDistance(next)
    if (next === null || position) return
    if (!('geolocation' in navigator)) return setRefused(true)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setRefused(false)
        setPosition({ lng: coords.longitude, lat: coords.latitude })
      },
      () => {
        setRefused(true)
        setDistance(null)
      },
      { timeout: 10_000 },
    )
  }
  const query = position ? { ...position, ...(distance ? { within: Number(distance) } : {}) } : {}
  return { distance, choose, refused, query }
}

export function useFieldChoices() {
  const locale = useLocale()
  const found = useQuery({
    queryKey: ['orders', 'fields', locale],
    queryFn: () => orders.listServiceFields({}),
    staleTime: 10 * 60_000,
  })
  const items = found.data?.items ?? []
  return {
    options: items.map(item => ({ value: item.code, label: item.name })),
    nameOf: (code: string | null) => items.find(item => item.code === code)?.name ?? '',
  }
}
