import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { InputProps } from '#ui/form/form-props.ts'
import { SearchSelect } from '#ui/form/SearchSelect.tsx'
import { useT } from '#ui/i18n.ts'
import { territory } from '../api.ts'

/** A compound of the area chosen in the same form. */
export function CompoundInput({ id, label, value, change, answers, describedBy, invalid }: InputProps) {
  const t = useT('partners-shapes')
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const areaCode = typeof answers?.['areaCode'] === 'string' ? answers['areaCode'] : undefined
  const found = useQuery({
    queryKey: ['territory', 'compounds', areaCode, q],
    queryFn: () => territory.listCompounds({ query: { areaCode: areaCode ?? '', limit: 30, ...(q ? { q } : {}) } }),
    enabled: areaCode !== undefined,
  })
  return (
    <SearchSelect
      id={id}
      label={label}
      value={value}
      onChange={change}
      options={(found.data?.items ?? []).map(one => ({ value: one.id, label: one.name }))}
      onSearch={setTyped}
      nothing={t(areaCode ? 'demonstrations.noCompound' : 'demonstrations.areaFirst')}
      invalid={invalid}
      describedBy={describedBy}
    />
  )
}
