import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useT } from '#ui/i18n.ts'
import { appraisal } from './api.ts'
import type { RatersOf } from './RatersDrawer.tsx'

interface OpenRaterPickerProps {
  id: string
  of: RatersOf
  value: string | undefined
  onChange: (raterId: string | undefined) => void
}

/** Whose an open paper is: those of the group who have not voted. */
export function OpenRaterPicker({ id, of: { round, subjectId, group }, value, onChange }: OpenRaterPickerProps) {
  const t = useT('appraisal-web')
  const list = useQuery({
    queryKey: ['appraisal', 'open-raters', round.id, subjectId, group],
    queryFn: () =>
      appraisal.listRaters({
        params: { district: round.district, id: round.id },
        query: { subject: subjectId, group, limit: 200 },
      }),
  })
  return (
    <Select
      id={id}
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      onChange={next => onChange(next ?? undefined)}
      options={list.data?.items.filter(one => !one.voted).map(one => ({ value: one.id, label: one.name }))}
      notFoundContent={t(list.isFetching ? 'ui:table.loading' : 'paper.nobody')}
    />
  )
}
