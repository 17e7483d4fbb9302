import { useQueries, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { InputProps } from '#ui/form/form-props.ts'
import { distinct, SearchSelect } from '#ui/form/SearchSelect.tsx'
import { useT } from '#ui/i18n.ts'
import { directory } from '../api.ts'

/** Organisations of the directory, several; those that were chosen before are shown by name. */
export function AttendeesInput({ id, label, value, change, describedBy, invalid }: InputProps) {
  const t = useT('people-web')
  const words = useT('people')
  const [typed, setTyped] = useState('')
  const name = useDeferredValue(typed.trim())
  const ids = Array.isArray(value) ? value.map(String) : []
  const found = useQuery({
    queryKey: ['people', 'picker', name],
    queryFn: () => directory.listOrganisations({ query: { limit: 30, ...(name ? { name } : {}) } }),
    placeholderData: former => former,
    staleTime: 30_000,
  })
  const chosen = useQueries({
    queries: ids.map(one => ({
      queryKey: ['people', 'organisation', one],
      queryFn: () => directory.getOrganisation({ params: { id: one } }),
      staleTime: 60_000,
    })),
  })
  const shown = [...chosen.flatMap(one => one.data?.organisation ?? []), ...(found.data?.items ?? [])]
  return (
    <SearchSelect
      id={id}
      label={label}
      many
      value={ids}
      onChange={change}
      options={distinct(shown).map(one => ({
        value: one.id,
        label: one.name,
        note: `${words(`kinds.${one.kind}`)} · ${one.areaName}`,
      }))}
      onSearch={setTyped}
      nothing={t(found.isFetching ? 'picker.searching' : 'picker.none')}
      invalid={invalid}
      describedBy={describedBy}
    />
  )
}
