import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect } from 'react'
import type { InputProps } from '#ui/form/form-props.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { complaintKinds } from '../../index.ts'
import { matters } from '../api.ts'
import { readPlace } from '../PointInput.tsx'

/** Whom a service complaint is about: organisations of that kind of service around the point, the nearest first. */
export function ComplainedInput({ id, label, value, change, answers, describedBy, invalid }: InputProps) {
  const t = useT('matters-intake')
  const locale = useLocale()
  const point = readPlace(answers?.point)
  const kind = complaintKinds.find(one => one === answers?.complaintKind)
  const choices = useQuery({
    queryKey: ['matters', 'complaint-choices', kind, point?.lng, point?.lat, locale],
    queryFn: () =>
      matters.complaintChoices({ query: { kind: kind ?? 'other', lng: point?.lng ?? 0, lat: point?.lat ?? 0 } }),
    enabled: kind !== undefined && point !== null,
    staleTime: 5 * 60_000,
  })
  const options = (choices.data?.items ?? []).map(one => ({ value: one.id, label: one.name, title: one.name }))
  const known = options.some(one => one.value === value)
  // Another kind of service has other organisations: what does not belong to it is let go of.
  const stale = choices.isSuccess && value !== undefined && !known
  useEffect(() => {
    if (stale) change(undefined)
  }, [stale, change])
  return (
    <Select
      id={id}
      aria-label={label}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      {...(invalid ? { status: 'error' as const } : {})}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={choices.isFetching}
      disabled={kind === undefined || point === null}
      placeholder={t(kind === undefined || point === null ? 'complained.first' : 'complained.unsure')}
      style={{ width: '100%' }}
      value={known ? (value as string) : null}
      options={options}
      onChange={next => change(next ?? undefined)}
    />
  )
}
