import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import { directory } from './api.ts'

interface PersonPickerProps {
  id?: string
  label: string
  value: string | undefined
  onChange: (id: string | undefined) => void
  invalid?: boolean
  describedBy?: string | undefined
  width?: number | string
}

/** Chooses a member of staff by name, those without a post included where the viewer may give them one. */
export function PersonPicker({ id, label, value, onChange, invalid, describedBy, width = 200 }: PersonPickerProps) {
  const t = useT('people-web')
  const words = useT('people')
  const mayEdit = useMay('directory.edit')
  const [typed, setTyped] = useState('')
  const name = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['people', 'person-picker', name, mayEdit],
    queryFn: async () => {
      const query = { limit: 20, ...(name ? { name } : {}) }
      const [posted, unposted] = await Promise.all([
        directory.listPeople({ query }),
        mayEdit ? directory.listUnposted({ query }) : { items: [] },
      ])
      return [...posted.items, ...unposted.items]
    },
    staleTime: 30_000,
  })
  const chosen = useQuery({
    queryKey: ['people', 'person', value],
    queryFn: () => directory.getPerson({ params: { id: value ?? '' } }),
    enabled: value !== undefined,
    retry: false,
    staleTime: 60_000,
  })
  const shown = [...(found.data ?? []), ...(chosen.data ? [chosen.data] : [])]
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
      popupMatchSelectWidth={280}
      value={value ?? null}
      options={options.map(one => ({
        value: one.id,
        label: one.name,
        note: one.posts[0] ? `${words(`roles.${one.posts[0].role}`)} · ${one.posts[0].areaName}` : t('picker.noPost'),
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
export function PersonInput({ id, label, value, change, describedBy, invalid }: InputProps) {
  return (
    <PersonPicker
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
