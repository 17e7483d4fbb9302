import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import { directory } from './api.ts'

interface PickerProps {
  id?: string
  label: string
  value: string | undefined
  onChange: (id: string | undefined) => void
  areaCode?: string | undefined
  invalid?: boolean
  describedBy?: string | undefined
  width?: number | string
}

/** Chooses an organisation by name. */
export function OrganisationPicker(props: PickerProps) {
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
  const options = [...new Map(shown.map(one => [one.id, one])).values()]
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      {...(invalid ? { status: 'error' as const } : {})}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={label}
      style={{ width }}
      popupMatchSelectWidth={320}
      value={value ?? null}
      options={options.map(one => ({
        value: one.id,
        label: one.name,
        note: `${words(`kinds.${one.kind}`)} · ${one.areaName}`,
      }))}
      optionRender={({ label: text, data }) => (
        <span className="jp-option">
          {text}
          <small>{data.note}</small>
        </span>
      )}
      notFoundContent={t(found.isFetching ? 'picker.searching' : 'picker.none')}
      onChange={next => onChange(next ?? undefined)}
    />
  )
}

/** The picker as a field of a form. */
export function OrganisationInput({ id, label, value, change, describedBy, invalid }: InputProps) {
  return (
    <OrganisationPicker
      id={id}
      label={label}
      value={typeof value === 'string' ? value : undefined}
      onChange={change}
      describedBy={describedBy}
      invalid={invalid}
      width="100%"
    />
  )
}
