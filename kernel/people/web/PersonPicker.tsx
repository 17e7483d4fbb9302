import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { pickerInput, type PickerProps } from '#ui/form/PickerInput.tsx'
import { distinct, SearchSelect } from '#ui/form/SearchSelect.tsx'
import { useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import { directory } from './api.ts'

/** Chooses a member of staff by name, those without a post included where the viewer may give them one. */
export function PersonPicker({ id, label, value, onChange, invalid, describedBy, width = 200 }: PickerProps) {
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
  return (
    <SearchSelect
      id={id}
      label={label}
      value={value}
      onChange={next => onChange(typeof next === 'string' ? next : undefined)}
      options={distinct(shown).map(one => ({
        value: one.id,
        label: one.name,
        note: one.posts[0] ? `${words(`roles.${one.posts[0].role}`)} · ${one.posts[0].areaName}` : t('picker.noPost'),
      }))}
      onSearch={setTyped}
      nothing={t(found.isFetching ? 'picker.searching' : 'picker.none')}
      invalid={invalid}
      describedBy={describedBy}
      width={width}
      listWidth={280}
    />
  )
}

/** The picker as a field of a form. */
export const PersonInput = pickerInput(PersonPicker)
