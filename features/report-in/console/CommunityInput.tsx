import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { pickerInput, type PickerProps } from '#ui/form/PickerInput.tsx'
import { SearchSelect } from '#ui/form/SearchSelect.tsx'
import { useT } from '#ui/i18n.ts'
import { reportIn } from './api.ts'

/** Chooses a community by its name or by the name of a compound in it: of the whole city, because people live anywhere. */
function CommunityPicker({ id, label, value, onChange, invalid = false, describedBy, width = 240 }: PickerProps) {
  const t = useT('report-in-console')
  const [typed, setTyped] = useState('')
  const name = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['report-in', 'communities', name],
    queryFn: () => reportIn.findCommunities({ query: { name } }),
    enabled: name !== '',
    placeholderData: former => former,
  })
  return (
    <SearchSelect
      id={id}
      label={label}
      value={value}
      onChange={next => onChange(typeof next === 'string' ? next : undefined)}
      options={(found.data?.items ?? []).map(one => ({
        value: one.code,
        label: one.name,
        note: [one.above, one.compound].filter(Boolean).join(' · '),
      }))}
      onSearch={setTyped}
      nothing={t(name === '' ? 'picker.type' : 'picker.none')}
      invalid={invalid}
      describedBy={describedBy}
      width={width}
      listWidth={320}
    />
  )
}

export const CommunityInput = pickerInput(CommunityPicker)
