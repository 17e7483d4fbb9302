import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { pickerInput, type PickerProps } from '#ui/form/PickerInput.tsx'
import { distinct, SearchSelect } from '#ui/form/SearchSelect.tsx'
import { useT } from '#ui/i18n.ts'
import { directory } from './api.ts'

interface OrganisationPickerProps extends PickerProps {
  areaCode?: string | undefined
}

/** Chooses an organisation by name. */
export function OrganisationPicker(props: OrganisationPickerProps) {
  const { id, label, value, onChange, areaCode, invalid, describedBy, width = 240 } = props
  const t = useT('people-web')
  const words = useT('people')
  const [typed, setTyped] = useState('')
  const name = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['people', 'picker', name, areaCode],
    queryFn: () =>
      directory.listOrganisations({
        query: { limit: 30, ...(name ? { name } : {}), ...(areaCode && !name ? { areaCode } : {}) },
      }),
    staleTime: 30_000,
  })
  const chosen = useQuery({
    queryKey: ['people', 'organisation', value],
    queryFn: () => directory.getOrganisation({ params: { id: value ?? '' } }),
    enabled: value !== undefined,
    staleTime: 60_000,
  })
  const shown = [...(found.data?.items ?? []), ...(chosen.data ? [chosen.data.organisation] : [])]
  return (
    <SearchSelect
      id={id}
      label={label}
      value={value}
      onChange={next => onChange(typeof next === 'string' ? next : undefined)}
      options={distinct(shown).map(one => ({
        value: one.id,
        label: one.name,
        note: `${words(`kinds.${one.kind}`)} · ${one.areaName}`,
      }))}
      onSearch={setTyped}
      nothing={t(found.isFetching ? 'picker.searching' : 'picker.none')}
      invalid={invalid}
      describedBy={describedBy}
      width={width}
      listWidth={320}
    />
  )
}

/** The picker as a field of a form. */
export const OrganisationInput = pickerInput(OrganisationPicker)
