import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { useViewer } from '#ui/Viewer.tsx'
import { territory } from './api.ts'

interface AreaInputProps {
  id?: string
  label: string
  value: string | undefined
  change: (code: string | undefined) => void
  invalid?: boolean
  describedBy?: string | undefined
}

/** Chooses an area by name; without words it offers my own areas and what lies right below them. */
export function AreaInput({ id, label, value, change, invalid = false, describedBy }: AreaInputProps) {
  const t = useT('matters-console')
  const levels = useT('matters')
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const found = useAreas(q)
  const chosen = useQuery({
    queryKey: ['territory', 'area', value],
    queryFn: () => territory.getArea({ params: { code: value ?? '' } }),
    enabled: value !== undefined,
    staleTime: 5 * 60_000,
  })
  const shown = [...(found.data ?? []), ...(chosen.data ? [chosen.data] : [])]
  const options = [...new Map(shown.map(area => [area.code, area])).values()].map(area => ({
    value: area.code,
    label: area.name,
    level: levels(`levels.${area.level}`),
  }))
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      {...(invalid ? { status: 'error' as const } : {})}
      allowClear
      showSearch={{ filterOption: false, onSearch: setWords }}
      placeholder={label}
      style={{ minWidth: 150 }}
      popupMatchSelectWidth={240}
      value={value ?? null}
      options={options}
      optionRender={({ label: name, data }) => (
        <span className="jc-area-option">
          {name} <small>{data.level}</small>
        </span>
      )}
      notFoundContent={t(found.isFetching ? 'area.searching' : 'area.none')}
      onChange={next => change(next ?? undefined)}
    />
  )
}

function useAreas(q: string) {
  const { posts } = useViewer()
  const own = [...new Set(posts.map(post => post.areaCode))].slice(0, 3)
  return useQuery({
    queryKey: ['territory', 'areas', q === '' ? own : q],
    queryFn: async () => {
      if (q !== '') return (await territory.listAreas({ query: { q, limit: 30 } })).items
      const mine = posts.map(post => ({ code: post.areaCode, name: post.areaName, level: levelOf(post.areaCode) }))
      const below = await Promise.all(own.map(parent => territory.listAreas({ query: { parent, limit: 50 } })))
      return [...mine, ...below.flatMap(page => page.items)]
    },
    staleTime: 60_000,
  })
}

const levelByLength: Record<number, string> = { 4: 'city', 6: 'district', 9: 'street', 12: 'community', 15: 'grid' }

function levelOf(code: string): string {
  return levelByLength[code.length] ?? 'grid'
}
