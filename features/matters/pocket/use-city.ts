import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { keep, recall } from '#ui/device-store.ts'
import { territory } from './api.ts'

const key = 'jinlin.city'
const shape = z.object({ code: z.string(), lng: z.number(), lat: z.number() })

/** Where the map opens for somebody who has said nothing yet; remembered, so that it opens without a network, too. */
export function useCity() {
  const [known] = useState(recallCity)
  const query = useQuery({
    queryKey: ['territory', 'cities'],
    queryFn: async () => {
      const [first] = (await territory.listAreas({ query: { parent: 'none' } })).items
      if (!first || first.lng === null || first.lat === null) return null
      const city = { code: first.code, lng: first.lng, lat: first.lat }
      keep(key, JSON.stringify(city))
      return city
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  const city = query.data ?? known
  return { query, code: city?.code ?? null, start: city && { lng: city.lng, lat: city.lat } }
}

function recallCity() {
  try {
    return shape.parse(JSON.parse(recall(key) ?? ''))
  } catch {
    return null
  }
}
